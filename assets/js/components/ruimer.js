// Where few examples fit: those that fit every choice but one, and buttons that give up that one.
import { find, make } from '../dom.js'
import { Bits } from '../facets.js'

// Together with what fits they fill whole rows of two, so that no page looks unfinished.
const PLACES = 6
const MOST = 4

export class Ruimer {
  /** `cards` is the CardList; `name` tells how an option is called; `go` follows a selection. */
  constructor (root, { cards, name, go }) {
    this.root = root
    this.cards = cards
    this.name = name
    this.go = go
    this.heading = find(root, '[data-kop]')
    this.ways = find(root, '[data-wegen]')
    this.list = find(root, 'ul.cards')
  }

  /** Shows what nearly fits `selection`, of which `hits` are the `total` examples that do. Returns false when a later call came in between. */
  async show ({ selection, index, base, hits, total, order }) {
    const room = Math.min(MOST, PLACES - total - total % 2)
    this.root.hidden = selection.isEmpty || room <= 0
    if (this.root.hidden) return true
    const all = Bits.all(index.size)
    const ways = [...selection.looser()]
      .map(([given, looser]) => ({ given, looser, found: index.hits(looser, looser.text ? base : all) }))
      .filter(({ found }) => found.count() > total)
    const nearly = ways.length > 0 && !ways.some(({ looser }) => looser.isEmpty)
    this.heading.textContent = nearly ? 'Deze passen bijna' : 'Andere voorbeelden'
    this.ways.replaceChildren(...nearly ? ways.map(way => this.#way(way)) : [])
    this.ways.hidden = !nearly
    const near = nearly ? ways.map(({ found }) => found).reduce((a, b) => a.or(b)) : all
    const numbers = index.ordered(near, order).filter(number => !hits.has(number)).slice(0, room)
    this.root.hidden = numbers.length === 0
    return this.cards.show(numbers, this.list)
  }

  #way ({ given, looser, found }) {
    const name = given.length > 0 ? given.map(([facet, value]) => this.name(facet, value)).join(' of ') : 'zoekwoord'
    const count = found.count()
    const button = make('button', `Zonder ${name}`, { type: 'button', class: 'ruimer__weg' })
    button.append(' ', make('span', `${count} ${count === 1 ? 'voorbeeld' : 'voorbeelden'}`, { class: 'ruimer__aantal' }))
    button.addEventListener('click', () => this.go(looser))
    const item = make('li', '')
    item.append(button)
    return item
  }
}
