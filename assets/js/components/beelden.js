// The pictures above the results: one panel open at a time, named by `beeld` in the address.
// Without this the buttons are links to their panels, and what is in those are links to pages.
import { bewaarlijst } from '../bewaard.js'
import { asButton, find } from '../dom.js'
import { DorpFilter } from './dorp-filter.js'
import { MatrixFilter } from './matrix-filter.js'
import { PuzzelFilter } from './puzzel-filter.js'

/** What works in each panel: a class with `constructor (panel, { toggle, go })` and `update (state)`. */
const COMPONENTS = { dorp: DorpFilter, puzzel: PuzzelFilter, tabel: MatrixFilter }

export class Beelden {
  #parts = new Map()
  #state = null

  /** `toggle(facet, value)` flips an option as its checkbox does; `go(selection)` chooses all at once. */
  constructor (root, actions) {
    for (const button of root.querySelectorAll('[data-beeld]')) {
      const id = button.dataset.beeld
      const panel = find(root, `#beeld-${id}`)
      this.#parts.set(id, { button, panel, component: new COMPONENTS[id](panel, actions) })
      button.setAttribute('aria-controls', panel.id)
      asButton(button, () => this.#choose(this.#open === id ? '' : id))
    }
    this.#show()
  }

  /** Returns the query of an address with the open panel in it. */
  keep (query, open = this.#open) {
    const params = new URLSearchParams(query)
    if (open) params.set('beeld', open)
    else params.delete('beeld')
    return bewaarlijst.now.inQuery(params)
  }

  /** `state` is { counts, selection, index, base }: what the explorer shows now. */
  update (state) {
    this.#state = state
    this.#show()
  }

  get #open () {
    const id = new URLSearchParams(location.search).get('beeld')
    return this.#parts.has(id) ? id : ''
  }

  #choose (id) {
    // Not a step in the history: Back undoes a choice, it does not close a panel.
    history.replaceState(history.state, '', this.keep(location.search, id) || location.pathname)
    this.#show()
  }

  #show () {
    const open = this.#open
    for (const [id, { button, panel, component }] of this.#parts) {
      button.setAttribute('aria-expanded', String(id === open))
      panel.classList.toggle('beelden__paneel--open', id === open)
      if (id === open && this.#state) component.update(this.#state)
    }
  }
}
