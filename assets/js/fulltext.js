// Searching in whole texts. Pagefind looks up the words, and its hits become the
// numbers of examples, so that they join with the facets. Loaded at the first search.
// Where it cannot run, the words on the cards do.
import { fetchJson, fetchOnce } from './dom.js'
import { Bits, findText } from './facets.js'
import { isAbout } from './spelling.js'

const SMALL = new Set(['aan', 'als', 'bij', 'dat', 'de', 'die', 'een', 'en', 'er', 'het', 'in', 'is', 'met', 'naar', 'of', 'om', 'op', 'te', 'tot', 'uit', 'van', 'voor'])

/** Returns `query` without the small words that stand in every text, unless it has no others. */
function telling (query) {
  const words = query.split(/\s+/).filter(Boolean)
  const kept = words.filter(word => !SMALL.has(word.toLowerCase()))
  return (kept.length > 0 ? kept : words).join(' ')
}

export class FullText {
  #engine
  #numbers
  #last = { query: '' }

  /** `pagefind` and `nummers` are the index and what its hits are called, `zoek` the words on the cards; `size` is how many examples there are. */
  constructor ({ pagefind, nummers, zoek }, size) {
    this.addresses = { pagefind, nummers }
    this.texts = fetchOnce(zoek)
    this.size = size
  }

  /** Loads what the first search needs. Returns null when this browser cannot. */
  prepare () {
    this.#engine ??= this.#load().catch(error => {
      console.warn('fulltext:', error)
      return null
    })
    return this.#engine
  }

  /**
   * Returns what `query` finds: `base`, the examples as Bits; `order`, their numbers, best first;
   * and `excerpt`, which gives for a number the piece of text that matched.
   */
  find (query) {
    if (this.#last.query !== query) {
      const found = this.#find(query)
      this.#last = { query, found }
      // What failed is not kept: the next time tries again.
      found.catch(() => { if (this.#last.found === found) this.#last = { query: '' } })
    }
    return this.#last.found
  }

  async #find (query) {
    const engine = await this.prepare()
    if (!engine) return this.#onCards(query)
    return this.#inTexts(engine, query).catch(error => {
      console.warn('fulltext:', error)
      return this.#onCards(query)
    })
  }

  async #inTexts (engine, query) {
    const { results } = await engine.search(telling(query))
    const hits = new Map()
    for (const result of results) {
      const number = this.#numbers[result.id]
      if (number !== undefined) hits.set(number, result)
    }
    const order = [...hits.keys()]
    // For a word that it does not know, Pagefind takes a shorter one that begins it: "op" for "opvang".
    // The best hit tells, for exact ones come first.
    if (order.length > 0 && !isAbout(query, await hits.get(order[0]).data())) return this.#result([])
    return this.#result(order, async number => (await hits.get(number)?.data())?.excerpt)
  }

  async #onCards (query) {
    const texts = await this.texts()
    const base = findText(texts, query)
    return this.#result(texts.map((_, number) => number).filter(number => base.has(number)))
  }

  #result (order, excerpt = async () => undefined) {
    return { base: Bits.of(this.size, order), order, excerpt }
  }

  async #load () {
    const [engine, numbers] = await Promise.all([import(this.addresses.pagefind), fetchJson(this.addresses.nummers)])
    await engine.options({ excerptLength: 26 })
    await engine.init()
    this.#numbers = numbers
    return engine
  }
}
