// Narrows a long list of names to what was typed, and links to its groups with it. Without it the whole list shows.
import { find } from '../dom.js'
import { fold } from '../facets.js'

export default class ZoekLijst {
  constructor (root) {
    this.field = find(root, '[data-zoek]')
    this.status = find(root, '[data-status]')
    this.groups = [...root.querySelectorAll('[data-groep]')].map(group => ({
      group,
      link: group.id ? root.querySelector(`a[href="#${group.id}"]`) : null,
      rows: [...group.querySelectorAll('[data-naam]')].map(row => ({ row, words: fold(row.dataset.naam) }))
    }))
    this.field.addEventListener('input', () => this.#narrow())
    find(root, '[data-vak]').hidden = false
    if (this.field.value) this.#narrow()
  }

  #narrow () {
    const word = fold(this.field.value.trim())
    let total = 0
    for (const { group, link, rows } of this.groups) {
      let shown = 0
      for (const { row, words } of rows) {
        row.hidden = !words.includes(word)
        if (!row.hidden) shown++
      }
      group.hidden = shown === 0
      if (link) link.hidden = shown === 0
      total += shown
    }
    const { een, meer } = this.status.dataset
    this.status.textContent = `${total} ${total === 1 ? een : meer}`
  }
}
