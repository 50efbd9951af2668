import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bloemTekst, delen, samen } from '../../assets/js/bloem.js'
import { Bits } from '../../assets/js/facets.js'

const THEMAS = ['huisvesting', 'werk', 'zorg']
const sets = found => new Map(Object.entries(found).map(([thema, numbers]) => [thema, Bits.of(40, numbers)]))
const all = sets({ werk: [0, 1, 35], zorg: [1] })
const kern = sets({ werk: [0, 35] })

test('what is kern of one example is kern of all', () => {
  assert.deepEqual(samen(Bits.of(40, [0]), THEMAS, all, kern), { kern: ['werk'], raakt: [] })
  assert.deepEqual(samen(Bits.of(40, [1]), THEMAS, all, kern), { kern: [], raakt: ['werk', 'zorg'] })
  assert.deepEqual(samen(Bits.of(40, [1, 35]), THEMAS, all, kern), { kern: ['werk'], raakt: ['zorg'] })
  assert.deepEqual(samen(Bits.of(40, [2]), THEMAS, all, kern), { kern: [], raakt: [] })
})

test('only the themas that are asked for are told', () => {
  assert.deepEqual(samen(Bits.of(40, [0, 1]), ['zorg'], all, kern), { kern: [], raakt: ['zorg'] })
})

test('the flower and its sentence say the same', () => {
  const names = new Map([['werk', 'Werk en inkomen'], ['zorg', 'Zorg']])
  const both = { kern: ['werk'], raakt: ['zorg'] }
  assert.deepEqual(delen(both), ['blad-kern-werk', 'blad-raakt-zorg', 'bloemhart'])
  assert.equal(bloemTekst(both, names), 'Kern: werk en inkomen. Raakt: zorg.')
  assert.equal(bloemTekst({ kern: [], raakt: ['zorg'] }, names), 'Raakt: zorg.')
  assert.deepEqual(delen({ kern: [], raakt: [] }), [])
  assert.equal(bloemTekst({ kern: [], raakt: [] }, names), '')
})
