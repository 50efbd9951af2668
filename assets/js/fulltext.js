// Searching in the words on the cards, which is done at once, and in whole texts.
// For those Pagefind looks up the words, and its hits become the numbers of examples,
// so that they join with the facets. Loaded at the first search; where it cannot run,
// or a piece of its index does not come, the cards do, and the result says so.
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

/** Pagefind in a worker of its own: one that fails is thrown away whole, and the next begins anew. */
class Engine {
  #waiting = new Map()
  #turn = 0
  #isStopped = false

  /** `pagefind` and `nummers` are the index and what its hits are called. */
  constructor ({ pagefind, nummers }) {
    this.worker = new Worker(new URL('fulltext-worker.js', import.meta.url), { type: 'module' })
    this.worker.addEventListener('message', ({ data: { turn, answer, error } }) => {
      const asked = this.#waiting.get(turn)
      this.#waiting.delete(turn)
      if (error) asked?.reject(new Error(error))
      else asked?.resolve(answer)
    })
    this.worker.addEventListener('error', event => {
      event.preventDefault()
      this.stop(event.message)
    })
    this.ready = Promise.all([fetchJson(nummers), this.ask('start', pagefind)])
  }

  ask (question, about) {
    if (this.#isStopped) return Promise.reject(new Error('stopped'))
    const turn = ++this.#turn
    return new Promise((resolve, reject) => {
      this.#waiting.set(turn, { resolve, reject })
      this.worker.postMessage({ turn, question, about })
    })
  }

  /** Ends it; who still waits hears that no answer comes. */
  stop (reason = 'stopped') {
    this.#isStopped = true
    this.worker.terminate()
    for (const { reject } of this.#waiting.values()) reject(new Error(reason))
    this.#waiting.clear()
  }
}

export class FullText {
  #engine
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
    const engine = this.#start()
    engine.ready.catch(() => this.#end(engine))
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
   * those whose cards have the words, then those whose texts do; `excerpt`, which gives for
   * a number the piece of text that matched; and `onlyCards`, when the texts could not be searched.
   */
  find (query) {
    if (this.#last.query !== query) {
      const last = { query, found: this.#both(query) }
      this.#last = last
      // What failed is not kept: the next time tries again.
      const forget = () => { if (this.#last === last) this.#last = {} }
      last.found.then(({ onlyCards }) => onlyCards && forget(), forget)
    }
    return this.#last.found
  }

  async #both (query) {
    const [cards, texts] = await Promise.allSettled([this.onCards(query), this.#inTexts(query)])
    if (cards.status === 'rejected' && texts.status === 'rejected') throw cards.reason
    if (texts.status === 'rejected') {
      console.warn('fulltext:', texts.reason)
      return { ...cards.value, onlyCards: true }
    }
    if (cards.status === 'rejected') return texts.value
    const { base, order } = cards.value
    return this.#result([...order, ...texts.value.order.filter(number => !base.has(number))], texts.value.excerpt)
  }

  #inTexts (query) {
    // One at a time: of what is typed while it looks, only the last is worth looking up.
    const looked = this.#looking.then(async () => {
      const engine = this.#start()
      try {
        return await this.#look(engine, query)
      } catch (error) {
        this.#end(engine)
        throw error
      }
    })
    this.#looking = looked.catch(() => {})
    return looked
  }

  async #look (engine, query) {
    const [numbers] = await engine.ready
    if (this.#last.query !== query) return this.#result([])
    const hits = new Map()
    for (const name of await engine.ask('search', telling(query))) {
      const number = numbers[name]
      if (number !== undefined) hits.set(number, name)
    }
    const order = [...hits.keys()]
    // For a word that it does not know, Pagefind takes a shorter one that begins it: "op" for "opvang".
    // The best hit tells, for exact ones come first.
    if (order.length > 0 && !isAbout(query, await engine.ask('text', hits.get(order[0])))) return this.#result([])
    return this.#result(order, async number => (await engine.ask('text', hits.get(number)))?.excerpt)
  }

  #result (order, excerpt = async () => undefined) {
    return { base: Bits.of(this.size, order), order, excerpt }
  }

  #start () {
    this.#engine ??= new Engine(this.addresses)
    return this.#engine
  }

  #end (engine) {
    engine.stop()
    if (this.#engine === engine) this.#engine = undefined
  }
}
