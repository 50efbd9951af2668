import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lines, pick } from '../../assets/js/csv.js'

const rows = [
  'id,titel,tekst\r\n',
  'een,"Met, komma en ""aanhaling""",kort\r\n',
  'twee,"Over\r\ntwee regels","en ""\r\n"" nog"\r\n',
  "drie,'=1+1,veilig\r\n"
]
const text = rows.join('')

test('a line break between quotes parts nothing', () => {
  assert.deepEqual(lines(text), rows)
  assert.deepEqual(lines('a,b\r\n1,2'), ['a,b\r\n', '1,2'])
  assert.deepEqual(lines(''), [])
})

test('chosen lines come out byte for byte, in the order of the whole', () => {
  const wanted = new Set(['drie', 'twee'])
  assert.equal(pick(text, slug => wanted.has(slug)), rows[0] + rows[2] + rows[3])
  assert.equal(pick(text, () => true), text)
  assert.equal(pick(text, () => false), rows[0])
})

test('lines can be chosen by number too', () => {
  assert.equal(pick(text, (_, number) => number === 1), rows[0] + rows[2])
})
