// The list of cards. Cards that are not in the page yet come in small parts, as
// the build wrote them: the markup of a card is written once. Parts are counted
// from the oldest example, so that a new one leaves the others as they were.
import { fetchJson, find } from '../dom.js'

const IN_VIEW = 6

export class CardList {
  #cards = new Map()
  #parts = new Map()
  #turn = 0

  /** `kaartjes` is the address of the parts, with `perDeel` cards each, of `totaal` in all. */
  constructor (root, { kaartjes, perDeel, totaal }) {
    this.list = find(root, 'ul')
    this.address = kaartjes
    this.perPart = perDeel
    this.total = totaal
    for (const card of this.list.children) this.#cards.set(Number(card.dataset.nummer), card)
  }

  /**
   * Shows the cards with these numbers, in this order. Returns false when a later call came in between.
   * They may go to a second `list`: a card stands in one place at a time.
   */
  async show (numbers, list = this.list) {
    const turn = ++this.#turn
    const isMissing = number => !this.#cards.has(number)
    // Each card may take a request: those in view do not wait for the others.
    for (const part of numbers.some(isMissing) ? [numbers.slice(0, IN_VIEW), numbers] : [numbers]) {
      await this.#fetch(part.filter(isMissing))
      if (turn !== this.#turn) return false
      this.#draw(list, part.map(number => this.#cards.get(number)).filter(Boolean))
    }
    return true
  }

  #draw (list, cards) {
    const shown = list.children
    // What stands there already is left in its place: whoever reads or tabs there stays.
    cards.forEach((card, place) => { if (shown[place] !== card) list.insertBefore(card, shown[place] ?? null) })
    while (shown.length > cards.length) list.lastElementChild.remove()
  }

  card (number) {
    return this.#cards.get(number)
  }

  async #fetch (numbers) {
    if (numbers.length === 0) return
    const oldest = this.total - 1
    const places = numbers.map(number => [number, Math.floor((oldest - number) / this.perPart)])
    const parts = new Map(await Promise.all([...new Set(places.map(([, part]) => part))].map(async part => [part, await this.#part(part)])))
    const wanted = places.filter(([number]) => !this.#cards.has(number))
    const markup = wanted.map(([number, part]) => parts.get(part)[(oldest - number) % this.perPart] ?? '')
    const parsed = new DOMParser().parseFromString(markup.join(''), 'text/html').querySelectorAll('.card')
    wanted.forEach(([number], place) => this.#cards.set(number, document.adoptNode(parsed[place])))
  }

  #part (part) {
    if (!this.#parts.has(part)) {
      this.#parts.set(part, fetchJson(`${this.address}${part}.json`).catch(error => {
        this.#parts.delete(part)
        throw error
      }))
    }
    return this.#parts.get(part)
  }
}
