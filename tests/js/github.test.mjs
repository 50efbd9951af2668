import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytes, editFile, fares, NEAR, newFile, TOO_LONG } from '../../assets/js/meedoen/github.js'

const repo = { repository: 'voorbeeld/praktijk', branch: 'main' }
const TEXTS = ['é ë € & # + % " \' \\', 'regel één\nregel twee\n\n', '😀👩‍👩‍👧 🇳🇱', 'a=b&value=c?d#e', '%20%2B%25', '', '  twee  blanks  ', '\u00a0\u2003\u0301']

/** Reads a query as a server does. */
function read (address) {
  return Object.fromEntries(new URL(address).searchParams)
}

for (const text of TEXTS) {
  test(`the address carries ${JSON.stringify(text)} to the byte`, () => {
    const address = newFile(repo, 'content/praktijkvoorbeelden/café-&-naam.md', text)
    assert.match(address, /^[\x21-\x7e]+$/)
    assert.equal(read(address).filename, 'content/praktijkvoorbeelden/café-&-naam.md')
    assert.equal(read(address).value ?? '', text)
    // Through the login page and back, as GitHub does for who must log in first.
    const login = `https://github.com/login?return_to=${encodeURIComponent(address)}`
    assert.equal(read(login).return_to, address)
    assert.equal(bytes(address), new TextEncoder().encode(login).length)
  })
}

test('a way is good, near its limit, or closed', () => {
  assert.deepEqual([NEAR - 1, NEAR, TOO_LONG - 1, TOO_LONG].map(fares), ['goed', 'krap', 'krap', 'te-lang'])
})

test('the text counts as it grows at the login page', () => {
  const plain = newFile(repo, 'a.md', 'x'.repeat(1000))
  const grown = newFile(repo, 'a.md', '€'.repeat(1000))
  assert.ok(bytes(plain) < 1300)
  // Three bytes, each a percent sign and two digits, whose sign takes three itself.
  assert.ok(bytes(grown) > 15 * 1000)
})

test('a file is changed at its own page, whatever its name', () => {
  assert.equal(editFile(repo, 'content/a b.md'), 'https://github.com/voorbeeld/praktijk/edit/main/content/a%20b.md')
})
