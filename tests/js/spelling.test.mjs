import assert from 'node:assert/strict'
import { test } from 'node:test'
import { corrected, distance, isAbout } from '../../assets/js/spelling.js'

const NAMES = ['Hilversum', "'s-Gravenhage", 'Den Haag', 'Ede', 'Súdwest-Fryslân', 'Weert', 'taalles', 'Alphen aan den Rijn']

test('steps are letters more, less, other, or two changed places', () => {
  for (const [a, b, steps] of [['', '', 0], ['ede', 'ede', 0], ['ede', 'eed', 1], ['ede', '', 3], ['weert', 'weer', 1], ['hilverum', 'hilversum', 1], ['wonign', 'woning', 1], ['abc', 'xyz', 3]]) {
    assert.equal(distance(a, b), steps, `${a} ${b}`)
    assert.equal(distance(b, a), steps, `${b} ${a}`)
  }
})

test('a mistyped name is understood', () => {
  for (const [query, meant] of [
    ['hilverum', 'Hilversum'], ['Hilvresum', 'Hilversum'], ['sudwest fryslan', 'Súdwest-Fryslân'], ['den hag', 'Den Haag'], ['talles', 'taalles'],
    ['werk in Hilverum', 'werk in Hilversum'], ['alphen aan de rijn', 'Alphen aan den Rijn'], ["s-gravenhage", "'s-Gravenhage"]
  ]) assert.equal(corrected(query, NAMES), meant, query)
})

test('what is right, too short or something else is left alone', () => {
  for (const query of ['Hilversum', 'sudwest-fryslan', 'ee', 'Ed', 'schuldhulp', '', ' ', 'xyz']) assert.equal(corrected(query, NAMES), undefined, query)
})

const hit = (content, ...locations) => ({ content, locations, meta: { title: 'Thuis in Dalfsen', woorden: 'Overijssel moedertaal' } })

test('a hit is about a word when that begins as what matched', () => {
  const text = 'Samen werken op de huizen, met Dalfsen.'
  for (const [query, place] of [['werk', 1], ['gewerkt', 1], ['huis', 4], ['Dalfsne', 6], ['dalfsen', 6], ['moedertaal', 0], ['overijssel', 0]]) {
    assert.equal(isAbout(query, hit(text, place)), true, query)
  }
  for (const [query, place] of [['opvang', 2], ['hulpverlening', 0], ['demeter', 3]]) assert.equal(isAbout(query, hit(text, place)), false, query)
  assert.equal(isAbout('werk opvang', hit(text, 1, 2)), false)
  assert.equal(isAbout('op', hit(text, 2)), true)
})
