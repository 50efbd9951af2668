// The town as a filter: each place is a button that does what the checkbox of its thema does.
// Without this a place is a link to the page of its thema.
import { asButton, find } from '../dom.js'
import { telling } from '../telling.js'

export class DorpFilter {
  constructor (root, { toggle }) {
    // Both scenes: the style sheet shows one, and the choice of a width may change at any time.
    this.places = [...root.querySelectorAll('[data-plaats]')]
    for (const place of this.places) asButton(place, () => toggle('thema', place.dataset.plaats))
  }

  update ({ counts, selection, index }) {
    for (const place of this.places) {
      const thema = place.dataset.plaats
      const count = counts.get('thema').get(thema) ?? 0
      place.setAttribute('aria-pressed', String(selection.values('thema').includes(thema)))
      place.classList.toggle('is-leeg', count === 0)
      find(place, '.dorp__telling').textContent = telling(count, index.facets.get('thema').has(thema))
    }
  }
}
