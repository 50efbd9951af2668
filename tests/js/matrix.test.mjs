import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Bits, FacetIndex } from '../../assets/js/facets.js'
import { pairCounts, shade, STEPS } from '../../assets/js/matrix.js'
import { Selection } from '../../assets/js/selection.js'
import { gemeentenMet, telling } from '../../assets/js/telling.js'

// Five examples: 0 werk+regie, 1 werk+zorg+regie, 2 zorg+regie+taal, 3 werk+taal, 4 nothing but a soort.
const index = new FacetIndex({
  n: 5,
  order: {},
  f: {
    thema: { v: ['werk', 'zorg'], p: [[1, 1, 2], [2, 1]] },
    element: { v: ['regie', 'taal'], p: [[1, 1, 1], [3, 1]] },
    soort: { v: ['project', 'instrument'], p: [[1, 2, 2], [2, 2]] }
  }
})
const options = new Map([...index.facets].map(([facet, values]) => [facet, values]))
const counts = (query, base = Bits.all(5)) => pairCounts(index, Selection.fromQuery(query, options), base)

test('a cell counts what has both, totals count each example once', () => {
  const count = counts('')
  assert.deepEqual([count('werk', 'regie'), count('zorg', 'regie'), count('werk', 'taal'), count('zorg', 'taal')], [2, 2, 1, 1])
  assert.deepEqual([count('werk'), count('zorg'), count(undefined, 'regie'), count()], [3, 2, 3, 5])
})

test('thema and element do not narrow the table, all else does', () => {
  assert.equal(counts('?thema=zorg&element=taal&thema-modus=alle')('werk', 'regie'), 2)
  assert.equal(counts('?soort=instrument')('werk', 'regie'), 1)
  assert.equal(counts('', Bits.of(5, [2]))('zorg', 'taal'), 1)
  assert.equal(counts('', Bits.of(5, [2]))(), 1)
})

test('what no example has is none', () => {
  assert.deepEqual([counts('')('onderwijs', 'regie'), counts('')('werk', 'goede-start'), counts('')('onderwijs')], [0, 0, 0])
})

test('shades go from none to full', () => {
  assert.deepEqual([0, 1, 2, 3, 5, 8].map(count => shade(count, 8)), [0, 1, 1, 2, 3, STEPS])
  assert.deepEqual([shade(0, 0), shade(1, 1), shade(2, 3)], [0, 1, 2])
})

test('a count is told in words, and why it is none', () => {
  assert.deepEqual([telling(2, true), telling(1, true), telling(0, true), telling(0, false)],
    ['2 voorbeelden', '1 voorbeeld', 'geen bij je keuzes', 'nog geen voorbeeld'])
})

test('a selection with other values keeps the rest', () => {
  const selection = Selection.fromQuery('?thema=werk&soort=project&q=taal&thema-modus=alle', options)
  assert.equal(decodeURIComponent(selection.with('thema', ['zorg']).with('element', []).toQuery()), '?q=taal&thema=zorg&soort=project&thema-modus=alle')
  assert.equal(selection.toQuery(), '?q=taal&thema=werk&soort=project&thema-modus=alle')
})

test('the verb agrees with how many gemeenten have an example', () => {
  assert.deepEqual([0, 1, 2].map(count => gemeentenMet(count, 342, 'een voorbeeld')), [
    'Geen van de 342 gemeenten heeft een voorbeeld.',
    '1 van de 342 gemeenten heeft een voorbeeld.',
    '2 van de 342 gemeenten hebben een voorbeeld.'
  ])
})
