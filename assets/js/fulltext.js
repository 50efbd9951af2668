// Searching in the words on the cards, which is done at once, and in whole texts.
// For those Pagefind looks up the words, and its hits become the numbers of examples,
// so that they join with the facets. Loaded at the first search; where it cannot run,
// the cards do.
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
  #cards = {}
  #last = {}
  #looking = Promise.resolve()

  /** `pagefind` and `nummers` are the index and what its hits are called, `zoek` the words on the cards; `size` is how many examples there are. */
  constructor ({ pagefind, nummers, zoek }, size) {
    this.addresses = { pagefind, nummers }
    this.texts = fetchOnce(zoek)
    this.size = size
  }

  /** Loads what the first search needs. */
  prepare () {
    // What fails is told of by the search that needs it.
    this.texts().catch(() => {})
    this.#load().catch(() => {})
  }

  /** Returns what the words on the cards say, best first: at once, and the beginning of what `find` finds. */
  onCards (query) {
    if (this.#cards.query !== query) {
      const found = this.texts().then(texts => this.#result(findText(texts, telling(query))))
      this.#cards = { query, found }
      // What failed is not kept: the next time tries again.
      found.catch(() => { this.#cards = {} })
    }
    return this.#cards.found
  }

  /**
   * Returns what `query` finds: `base`, the examples as Bits; `order`, their numbers, best first:
   * those whose cards have the words, then those whose texts do; and `excerpt`, which gives for
   * a number the piece of text that matched.
   */
  find (query) {
    if (this.#last.query !== query) {
      const found = this.#both(query)
      this.#last = { query, found }
      found.catch(() => { if (this.#last.found === found) this.#last = {} })
    }
    return this.#last.found
  }

  async #both (query) {
    const [cards, texts] = await Promise.allSettled([this.onCards(query), this.#inTexts(query)])
    if (cards.status === 'rejected' && texts.status === 'rejected') throw cards.reason
    if (texts.status === 'rejected') {
      console.warn('fulltext:', texts.reason)
      return cards.value
    }
    if (cards.status === 'rejected') return texts.value
    const { base, order } = cards.value
    return this.#result([...order, ...texts.value.order.filter(number => !base.has(number))], texts.value.excerpt)
  }

  async #inTexts (query) {
    const engine = await this.#load()
    // One at a time: of what is typed while it looks, only the last is worth looking up.
    const looked = this.#looking.then(() => this.#last.query === query ? this.#look(engine, query) : this.#result([]))
    this.#looking = looked.catch(() => {})
    return looked
  }

  async #look (engine, query) {
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

  #result (order, excerpt = async () => undefined) {
    return { base: Bits.of(this.size, order), order, excerpt }
  }

  #load () {
    this.#engine ??= this.#start().catch(error => {
      this.#engine = undefined
      throw error
    })
    return this.#engine
  }

  async #start () {
    const [engine, numbers] = await Promise.all([import(this.addresses.pagefind), fetchJson(this.addresses.nummers)])
    await engine.options({ excerptLength: 26 })
    await engine.init()
    this.#numbers = numbers
    return engine
  }
}
