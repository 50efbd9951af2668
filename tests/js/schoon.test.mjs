import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asTyped, day, inWords, line, number, slug, story } from '../../assets/js/meedoen/schoon.js'

test('text of one line has no blanks too many and nothing that cannot be seen', () => {
  assert.equal(line('  twee\u00a0 \t regels\r\nen meer\u0000\u2028 '), 'twee regels en meer')
  assert.equal(line('e\u0301e\u0301n 😀 \ud83d'), 'één 😀')
})

test('text of many lines keeps its lines', () => {
  assert.equal(story('\n\neen  \r\ntwee\r\r- drie\n\n'), 'een\ntwee\n\n- drie')
  assert.equal(story('    ingesprongen'), '    ingesprongen')
  assert.equal(story('regel een\vregel twee\u2028drie'), 'regel een\nregel twee\ndrie')
})

test('a list that was pasted from a document is a list', () => {
  assert.equal(story('•\teen\n  • twee\n\uf0b7 drie\no\tvier\n\tingesprongen'), '- een\n- twee\n- drie\n- vier\ningesprongen')
})

for (const [typed, meant] of [['12', 12], ['12,5', 12.5], ['12.5', 12.5], ['-3', -3], ['0,25', 0.25], [' 7 ', 7]]) {
  test(`${typed} is a number`, () => assert.equal(number(typed), meant))
}

for (const typed of ['1.234', '1.234,5', '12.500', 'veel', '', '1e5', '007', '12%', '9007199254740993', '1,2,3']) {
  test(`'${typed}' stays text: nobody can tell what it says`, () => assert.equal(number(typed), typed))
}

test('a number is shown as it is typed', () => {
  for (const value of [12, 12.5, -3, 0.25]) assert.equal(number(asTyped(value)), value)
  assert.equal(asTyped(undefined), '')
})

for (const [typed, meant] of [
  ['oktober 2017', '2017-10'], ['23 oktober 2017', '2017-10-23'], ['3 Mei 2020', '2020-05-03'], ['10-2017', '2017-10'], ['23-10-2017', '2017-10-23'],
  ['1/2/2017', '2017-02-01'], ['2017-1', '2017-01'], ['2017', '2017'], ['2017-10-23', '2017-10-23'], ['vorig jaar', 'vorig jaar'], ['oktobre 2017', 'oktobre 2017']
]) {
  test(`'${typed}' is the date ${meant}`, () => assert.equal(day(typed), meant))
}

test('a date is told in words', () => {
  assert.deepEqual(['2017', '2017-10', '2017-10-03'].map(inWords), ['2017', 'oktober 2017', '3 oktober 2017'])
})

test('a name becomes part of an address', () => {
  assert.equal(slug("'s-Gravenhage: Één & Ander!"), 's-gravenhage-een-ander')
})
