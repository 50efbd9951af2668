// The puzzle as a filter: each piece is a button that does what the checkbox of its way of working does.
// Without this a piece is a link to the page of its element.
import { asButton, find } from '../dom.js'
import { telling } from '../telling.js'

export class PuzzelFilter {
  constructor (root, { toggle }) {
    this.pieces = [...root.querySelectorAll('[data-stuk]')]
    for (const piece of this.pieces) asButton(piece, () => toggle('element', piece.dataset.stuk))
  }

  update ({ counts, selection, index }) {
    for (const piece of this.pieces) {
      const element = piece.dataset.stuk
      const count = counts.get('element').get(element) ?? 0
      const chosen = selection.values('element').includes(element)
      piece.setAttribute('aria-pressed', String(chosen))
      piece.classList.toggle('is-gekozen', chosen)
      piece.classList.toggle('is-leeg', count === 0)
      find(piece, '.puzzel__telling').textContent = telling(count, index.facets.get('element').has(element))
    }
  }
}
