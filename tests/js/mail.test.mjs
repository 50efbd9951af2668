import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LONGEST, mailTo } from '../../assets/js/mail.js'

const address = 'https://example.org/vergelijken/?v=a,b&q=één'

function read (link) {
  const params = new URLSearchParams(link.slice('mailto:?'.length).replaceAll('+', '%2B'))
  return { subject: params.get('subject'), body: params.get('body') }
}

test('a mail has its subject, its lines and its address', () => {
  const mail = read(mailTo({ subject: 'Taal & werk + 1', lines: ['Eén\r\nhttps://example.org/een/', 'Twee'], address }))
  assert.equal(mail.subject, 'Taal & werk + 1')
  assert.equal(mail.body, `Eén\r\nhttps://example.org/een/\r\n\r\nTwee\r\n\r\n${address}`)
})

test('what does not fit is left out from the end, never the address', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `Voorbeeld ${i} met een titel`)
  const link = mailTo({ subject: 'Lijst', lines, address })
  assert.ok(link.split('&body=')[1].length < LONGEST)
  const { body } = read(link)
  assert.ok(body.startsWith('Voorbeeld 0'))
  assert.ok(body.endsWith(address))
})
