// The piece of text that matched a search, on the card in place of the summary.
import { make } from '../dom.js'

// A browser has few lines to one host: the next search must not wait behind these.
const AT_ONCE = 2

export class Excerpts {
  #turn = 0
  #shown = new Set()

  /** `cards` is the CardList that shows the cards. */
  constructor (cards) {
    this.cards = cards
  }

  /** Shows on the cards with these numbers what `excerpt` gives for each; without it, every card as it was. */
  async show (numbers, excerpt) {
    const turn = ++this.#turn
    for (const card of this.#shown) card.querySelector('.card__vondst').remove()
    this.#shown.clear()
    if (!excerpt) return
    const waiting = numbers.values()
    const work = async () => {
      for (const number of waiting) {
        // Where it does not come, the summary stays.
        const markup = await excerpt(number).catch(() => undefined)
        if (turn !== this.#turn) return
        this.#put(markup, this.cards.card(number))
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }

  #put (markup, card) {
    if (!card || !markup?.includes('<mark>')) return
    card.querySelector('.card__tekst').after(this.#paragraph(markup))
    this.#shown.add(card)
  }

  /** Of the markup only text and marks are taken over. */
  #paragraph (markup) {
    const parsed = new DOMParser().parseFromString(markup, 'text/html').body
    const nodes = [...parsed.childNodes].map(node => node.nodeName === 'MARK' ? make('mark', node.textContent) : node.textContent)
    const paragraph = make('p', '', { class: 'card__tekst card__vondst' })
    paragraph.append('… ', ...nodes, ' …')
    return paragraph
  }
}
