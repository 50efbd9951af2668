import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findText, fold } from '../../assets/js/facets.js'
import { Selection } from '../../assets/js/selection.js'

const options = new Map([['thema', new Map([['werk', 1], ['zorg', 1]])], ['gemeente', new Map([['dalfsen', 1]])]])

test('an address comes back as it was', () => {
  for (const query of ['', '?thema=werk&thema=zorg&thema-modus=alle', '?q=taal+les&gemeente=dalfsen&sorteer=titel']) {
    const again = Selection.fromQuery(query, options).toQuery()
    assert.deepEqual([...new URLSearchParams(again)].sort(), [...new URLSearchParams(query)].sort())
  }
})

test('what the address should not hold is ignored', () => {
  const selection = Selection.fromQuery('?thema=onzin&thema=werk&thema=werk&x=1&sorteer=onzin&thema-modus=onzin', options)
  assert.deepEqual([...selection.entries()], [['thema', 'werk']])
  assert.equal(selection.toQuery(), '?thema=werk')
})

test('spaces are no text', () => {
  assert.ok(Selection.fromQuery('?q=%20%20', options).isEmpty)
  assert.equal(Selection.fromQuery('?q=taal%20', options).toQuery(), '?q=taal')
})

test('a text is found whatever its capitals and accents', () => {
  assert.equal(fold('Súdwest-Fryslân ÉÉN'), 'sudwest-fryslan een')
  const texts = ['schuldhulpverlening in zuidhorn', 'taal en werk']
  assert.deepEqual(findText(texts, 'HULPverlening'), [0])
  assert.deepEqual(findText(texts, 'wé ta'), [1])
  assert.deepEqual(findText(texts, 'erk'), [])
})

test('where no text has a word, its beginning will do', () => {
  const texts = ['opvang van kinderopvang', 'vrijwilliger', 'taal']
  assert.deepEqual(findText(texts, 'kinderen'), [0])
  assert.deepEqual(findText(texts, 'vrijwilligers'), [1])
  assert.deepEqual(findText(texts, 'talen'), [])
})

test('what says the words soonest stands first, and otherwise the newest', () => {
  const texts = ['een plan voor werk', 'werk met een plan', 'netwerk', 'plan voor werk', 'een plan voor werk']
  assert.deepEqual(findText(texts, 'werk'), [1, 3, 0, 4])
  assert.deepEqual(findText(texts, 'plan werk'), [3, 1, 0, 4])
})

test('one thing less: options of which any will do go together, others one by one, and the text', () => {
  const looser = query => [...Selection.fromQuery(query, options).looser()].map(([given, left]) => [given.map(([, value]) => value).join('+'), left.toQuery()])
  assert.deepEqual(looser(''), [])
  assert.deepEqual(looser('?thema=werk&thema=zorg&gemeente=dalfsen'), [['werk+zorg', '?gemeente=dalfsen'], ['dalfsen', '?thema=werk&thema=zorg']])
  assert.deepEqual(looser('?thema=werk&thema=zorg&thema-modus=alle&q=taal&sorteer=titel'), [
    ['werk', '?q=taal&thema=zorg&thema-modus=alle&sorteer=titel'],
    ['zorg', '?q=taal&thema=werk&thema-modus=alle&sorteer=titel'],
    ['', '?thema=werk&thema=zorg&thema-modus=alle&sorteer=titel']
  ])
})
