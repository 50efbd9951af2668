import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Bewaard, Bewaarlijst, bewaarlijst, MOST } from '../../assets/js/bewaard.js'
import { Selection } from '../../assets/js/selection.js'

const many = Array.from({ length: MOST + 5 }, (_, i) => `voorbeeld-${i}`)

test('an address comes back as it was', () => {
  for (const query of ['', '?v=', '?v=dalfsen-aanpak', '?v=b,a,c-2']) assert.equal(Bewaard.fromQuery(query).inQuery(''), query)
})

test('what cannot be a slug is ignored, and so is the second of two', () => {
  const query = '?thema=werk&v=a,,a,%3Cb%3E,../x,A,b-&v=c%2Cd'
  assert.deepEqual(Bewaard.fromQuery(query).slugs, ['a', 'c', 'd'])
})

test('saving and taking away change nothing that was', () => {
  const before = new Bewaard(['a', 'b'])
  assert.deepEqual(before.with('c').slugs, ['a', 'b', 'c'])
  assert.deepEqual(before.with('a').slugs, ['a', 'b'])
  assert.deepEqual(before.without('a').slugs, ['b'])
  assert.deepEqual(before.slugs, ['a', 'b'])
  assert.deepEqual([before.has('a'), before.has('c'), before.size], [true, false, 2])
})

test('there is an end to what an address holds', () => {
  const full = Bewaard.fromQuery(`?v=${many.join(',')}`)
  assert.deepEqual([full.size, full.isFull], [MOST, true])
  assert.deepEqual(full.with('nog-een').slugs, full.slugs)
})

test('a link takes the list along and keeps the rest of its address', () => {
  const site = 'https://example.org/praktijk/'
  const saved = new Bewaard(['a', 'b'])
  assert.equal(saved.carriedBy(site), `${site}?v=a,b`)
  assert.equal(saved.carriedBy(`${site}?thema=werk&v=oud&q=taal+les#kop`), `${site}?thema=werk&q=taal+les&v=a,b#kop`)
  assert.equal(new Bewaard().carriedBy(`${site}?v=oud`), site)
  assert.equal(saved.carriedBy(saved.carriedBy(site)), `${site}?v=a,b`)
  assert.equal(saved.inQuery(new URLSearchParams('q=taal les&v=a,b')), '?q=taal+les&v=a,b')
})

test('an emptied list says so, and is another than none at all', () => {
  const site = 'https://example.org/praktijk/'
  for (const emptied of [new Bewaard(['a']).without('a'), new Bewaard(['a', 'b']).emptied(), Bewaard.fromQuery('?v=')]) {
    assert.deepEqual([emptied.size, emptied.begun], [0, true])
    assert.equal(emptied.carriedBy(`${site}?thema=werk&v=a`), `${site}?thema=werk&v=`)
    assert.equal(emptied.isSameAs(new Bewaard()), false)
  }
  assert.equal(Bewaard.fromQuery('?thema=werk').begun, false)
})

test('the list tells of a change, and only of a change', () => {
  const list = new Bewaarlijst(new Bewaard(['a']))
  let told = 0
  list.addEventListener('change', () => told++)
  list.now = new Bewaard(['a'])
  assert.equal(told, 0)
  list.now = list.now.with('b')
  assert.deepEqual([told, list.now.slugs], [1, ['a', 'b']])
})

test('a choice of filters keeps what is saved', () => {
  const options = new Map([['thema', new Map([['werk', 1]])]])
  bewaarlijst.now = new Bewaard(['a', 'b'])
  assert.equal(new Selection().toQuery(), '?v=a,b')
  assert.equal(Selection.fromQuery('?thema=werk&v=oud', options).toQuery(), '?thema=werk&v=a,b')
  assert.equal(new Selection().isEmpty, true)
  bewaarlijst.now = new Bewaard()
  assert.equal(new Selection().toQuery(), '')
})
