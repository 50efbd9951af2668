// What a visitor chose, as it stands in the address. No DOM, so that Node can test it.
import { bewaarlijst } from './bewaard.js'

// Without one, what a text search finds stands best first, and otherwise the newest.
const ORDERS = ['titel', 'gemeente', 'volledigheid']

export class Selection {
  #chosen
  #all

  constructor (chosen = new Map(), all = new Set(), text = '', order = '') {
    this.#chosen = chosen
    this.#all = all
    this.text = text
    this.order = order
  }

  /** Reads an address such as `?thema=werk&thema=zorg&thema-modus=alle&q=taal`. What it does not know, it ignores. */
  static fromQuery (query, options) {
    const params = new URLSearchParams(query)
    const chosen = new Map()
    const all = new Set()
    for (const [facet, values] of options) {
      chosen.set(facet, [...new Set(params.getAll(facet))].filter(value => values.has(value)))
      if (params.get(`${facet}-modus`) === 'alle') all.add(facet)
    }
    const order = ORDERS.includes(params.get('sorteer')) ? params.get('sorteer') : ''
    return new Selection(chosen, all, (params.get('q') ?? '').slice(0, 200).trim(), order)
  }

  values (facet) { return this.#chosen.get(facet) ?? [] }

  all (facet) { return this.#all.has(facet) }

  /** This selection with other values in one facet. */
  with (facet, values) {
    return new Selection(new Map([...this.#chosen, [facet, values]]), this.#all, this.text, this.order)
  }

  /**
   * Every way to ask for one thing less that can find more, as what is given up and what is left. Of
   * options of which any will do, one less finds fewer: those go together. What is given up is a
   * list of [facet, value]; without any it is the text.
   */
  * looser () {
    for (const [facet, values] of this.#chosen) {
      if (values.length === 0) continue
      const parts = this.all(facet) ? values.map(value => [value]) : [values]
      for (const part of parts) yield [part.map(value => [facet, value]), this.with(facet, values.filter(value => !part.includes(value)))]
    }
    if (this.text) yield [[], new Selection(this.#chosen, this.#all, '', this.order)]
  }

  /** Returns this selection without words and order: what the map can show. */
  facetsOnly () {
    return new Selection(this.#chosen, this.#all)
  }

  /** Every chosen option as [facet, value], in the order of the facets. */
  * entries () {
    for (const [facet, values] of this.#chosen) for (const value of values) yield [facet, value]
  }

  get size () { return [...this.entries()].length }

  get isEmpty () { return this.size === 0 && this.text === '' }

  /** The address of this selection, with what is saved; empty when there is neither. */
  toQuery () {
    const params = new URLSearchParams()
    if (this.text) params.set('q', this.text)
    for (const [facet, value] of this.entries()) params.append(facet, value)
    for (const facet of this.#all) params.set(`${facet}-modus`, 'alle')
    if (this.order) params.set('sorteer', this.order)
    return bewaarlijst.now.inQuery(params)
  }
}
