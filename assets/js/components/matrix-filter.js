// The matrix as a filter: its counts follow the other choices, and a count chooses its thema and
// element. What it chooses is the address of its link, which can be copied or opened beside this one.
import { find } from '../dom.js'
import { pairCounts, shade, STEPS } from '../matrix.js'

const CHOICES = 'a[data-thema], a[data-element]'

export class MatrixFilter {
  #choices = new Map()

  constructor (root, { go }) {
    this.table = find(root, '[data-matrix]')
    this.table.addEventListener('click', event => {
      const choice = this.#choices.get(event.target.closest(CHOICES))
      if (!choice || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      go(choice)
    })
  }

  update ({ selection, index, base }) {
    const count = pairCounts(index, selection, base)
    this.#link(selection)
    this.#fill(count)
  }

  /** Every head and cell leads to its own choice; the one that stands leads back to none. */
  #link (selection) {
    for (const link of this.table.querySelectorAll(CHOICES)) {
      const { thema, element } = link.dataset
      const themas = thema ? [thema] : []
      const elementen = element ? [element] : []
      const chosen = `${selection.values('thema')}|${selection.values('element')}` === `${themas}|${elementen}`
      const choice = selection.with('thema', chosen ? [] : themas).with('element', chosen ? [] : elementen)
      this.#choices.set(link, choice)
      link.href = choice.toQuery() || location.pathname
      if (chosen) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
  }

  #fill (count) {
    const cells = [...this.table.querySelectorAll('[data-cel]')].map(cell => {
      const link = cell.querySelector(CHOICES)
      return { cell, link, found: link ? count(link.dataset.thema, link.dataset.element) : 0 }
    })
    const fullest = Math.max(...cells.map(({ found }) => found))
    for (const { cell, link, found } of cells) {
      const step = shade(found, fullest)
      for (let n = 0; n <= STEPS; n++) cell.classList.toggle(`matrix__cel--${n}`, n === step)
      // A cell without any example stays the invitation that it was.
      if (!link) continue
      find(link, '[data-aantal]').textContent = found
      find(link, '[data-woord]').textContent = found === 1 ? 'voorbeeld' : 'voorbeelden'
      if (found === 0) link.removeAttribute('href')
    }
    for (const cell of this.table.querySelectorAll('[data-totaal]')) {
      cell.textContent = count(cell.dataset.thema, cell.dataset.element)
    }
  }
}
