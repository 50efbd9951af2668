// The list of cards. Cards that are not in the page yet come from the other parts
// of the same list, so that the markup of a card is written once, by the build.
import { find } from '../dom.js'

export class CardList {
  #cards = new Map()
  #pages = new Map()
  #turn = 0

  constructor (root, { lijst, perPagina }) {
    this.list = find(root, 'ul')
    this.address = lijst
    this.perPage = perPagina
    this.#collect(root)
  }

  /** Shows the cards with these numbers, in this order. A later call wins from one that still waits. */
  async show (numbers) {
    const turn = ++this.#turn
    const missing = new Set(numbers.filter(number => !this.#cards.has(number)).map(number => Math.floor(number / this.perPage) + 1))
    if (missing.size > 0) await Promise.all([...missing].map(page => this.#fetch(page)))
    if (turn !== this.#turn) return
    this.list.replaceChildren(...numbers.map(number => this.#cards.get(number)).filter(Boolean))
  }

  #fetch (page) {
    if (!this.#pages.has(page)) this.#pages.set(page, this.#load(page))
    return this.#pages.get(page)
  }

  async #load (page) {
    const response = await fetch(`${this.address}${page}/`)
    if (!response.ok) return
    const text = await response.text()
    this.#collect(new DOMParser().parseFromString(text, 'text/html'))
  }

  #collect (root) {
    for (const card of root.querySelectorAll('.card[data-nummer]')) this.#cards.set(Number(card.dataset.nummer), card)
  }
}
