import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Concept } from '../../assets/js/meedoen/concept.js'

function storage () {
  const kept = new Map()
  const place = { getItem: key => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: key => kept.delete(key) }
  return () => place
}

test('what was kept is read again, each draft by its own name', () => {
  const place = storage()
  const draft = new Concept(place, 'nieuw')
  assert.equal(draft.read(), undefined)
  assert.ok(draft.keep({ waarden: { titel: 'één' } }))
  assert.deepEqual(new Concept(place, 'nieuw').read(), { waarden: { titel: 'één' } })
  assert.equal(new Concept(place, 'ander').read(), undefined)
  draft.wipe()
  assert.equal(draft.read(), undefined)
})

test('a browser that keeps nothing breaks nothing, and says so', () => {
  const refuse = () => { throw new Error('no') }
  const draft = new Concept(refuse, 'nieuw')
  assert.equal(draft.read(), undefined)
  assert.equal(draft.keep({}), false)
  draft.wipe()
})

test('what another program left there is no draft', () => {
  const place = storage()
  place().setItem('praktijkvoorbeeld nieuw', 'geen json')
  assert.equal(new Concept(place, 'nieuw').read(), undefined)
})
