// The themas as a flower: a tap on a petal chooses the next answer of the three beside it.
// With the keyboard those answers are chosen themselves.
import { find } from '../dom.js'

const NEXT = { niet: 'raakt', raakt: 'kern', kern: 'niet' }

export class Themakeuze {
  constructor (root) {
    this.petals = [...root.querySelectorAll('[data-blad]')].map(petal => ({
      petal,
      radios: [...find(root, `[data-thema="${petal.dataset.blad}"]`).querySelectorAll('input')]
    }))
    for (const { petal, radios } of this.petals) {
      petal.addEventListener('click', () => {
        const next = radios.find(radio => radio.value === NEXT[chosen(radios)])
        next.checked = true
        next.dispatchEvent(new Event('change', { bubbles: true }))
      })
    }
  }

  /** Draws what is chosen. */
  show () {
    for (const { petal, radios } of this.petals) find(petal, 'use').setAttribute('href', `#blad-${chosen(radios)}-${petal.dataset.blad}`)
  }
}

function chosen (radios) {
  return radios.find(radio => radio.checked).value
}
