// Puts saved examples side by side. Every cell is a part of the finished page of an
// example, marked there with `data-vergelijk`, so that nothing is rendered twice.
import { bewaarlijst } from '../bewaard.js'
import { find, make } from '../dom.js'
import { aantalVoorbeelden } from '../telling.js'
import { fetchVoorbeeld } from '../voorbeelden.js'

/** As many as can be read beside each other, on a desk and on A4. */
export const BESIDE = 4

/** A long part begins with its first paragraphs, up to about as many characters. */
const SHORT = 160

/** Said once more: some browsers forget that a table is one when it is laid out as blocks. */
const ROLES = { table: 'table', 'thead, tbody': 'rowgroup', tr: 'row', '[scope="col"]': 'columnheader', '[scope="rowgroup"]': 'rowheader', td: 'cell' }

export default class Vergelijking {
  constructor (root) {
    this.root = root
    this.table = find(root, 'table')
    this.measure = find(root, '[data-maat]')
    this.status = find(root, '[data-telling]')
    this.notes = find(root, '[data-opmerkingen]')
    this.heads = find(root, 'thead tr')
    this.rows = [...root.querySelectorAll('tbody[data-rij]')].map(group => ({
      key: group.dataset.rij,
      head: find(group, 'th'),
      cells: find(group, '[data-cellen]'),
      more: group.querySelector('[data-meer]')
    }))
    this.columns = []
    root.addEventListener('click', event => {
      const more = event.target.closest('[data-meer]')
      if (more) this.#fold(more.closest('tbody'), more.getAttribute('aria-expanded') !== 'true')
    })
    root.addEventListener('deel-selectie', ({ detail }) => {
      const slugs = this.columns.map(({ slug }) => slug)
      detail.keep = slug => slugs.includes(slug)
      detail.lines = this.columns.map(({ titel, url }) => `${titel}\r\n${url.href}`)
    })
    bewaarlijst.addEventListener('change', () => this.show())
    this.show()
  }

  /** Shows what is saved; a later call wins from one that still waits. */
  async show () {
    const { now } = bewaarlijst
    const found = await Promise.all(now.slugs.map(slug => this.#fetch(slug)))
    if (now !== bewaarlijst.now) return
    const known = found.filter(({ page }) => page)
    this.columns = known.slice(0, BESIDE).map(({ slug, page }) => ({ ...page, saved: slug }))
    const place = this.#buttons().indexOf(document.activeElement)
    this.#fill()
    this.#note(found, known)
    this.root.dataset.staat = now.size === 0 ? 'leeg' : 'vol'
    if (place >= 0) this.#focusNear(place)
  }

  /** What takes an example away: those without a page first, then one per column. */
  #buttons () {
    return [...this.root.querySelectorAll('[data-haal-weg]')]
  }

  /** Puts the focus on what takes the place of the example that went, or where none is left, on the page. */
  #focusNear (place) {
    const buttons = this.#buttons()
    const next = buttons[Math.min(place, buttons.length - 1)] ?? find(document, 'main')
    next.focus()
  }

  async #fetch (slug) {
    try {
      return { slug, page: await fetchVoorbeeld(slug, this.root.dataset.voorbeelden) }
    } catch {
      return { slug, page: null, failed: true }
    }
  }

  #fill () {
    this.heads.replaceChildren(...this.columns.map(column => this.#head(column)))
    for (const row of this.rows) {
      row.head.colSpan = Math.max(1, this.columns.length)
      row.cells.replaceChildren(...this.columns.map(column => cell(column, row.key)))
      if (row.more) this.#fold(row.more.closest('tbody'), row.more.getAttribute('aria-expanded') === 'true')
    }
    const count = this.columns.length
    this.table.dataset.kolommen = count
    this.table.hidden = count === 0
    this.measure.style.setProperty('--kolommen', Math.max(1, count))
    for (const [selector, role] of Object.entries(ROLES)) {
      for (const part of this.measure.querySelectorAll(selector)) part.setAttribute('role', role)
    }
  }

  #head ({ titel, url, saved }) {
    const head = make('th', '', { scope: 'col', class: 'vergelijking__kop' })
    const remove = make('button', 'Haal weg', { type: 'button', class: 'vergelijking__weg', 'aria-label': `Haal weg: ${titel}`, 'data-haal-weg': saved })
    head.append(make('a', titel, { href: url.href }), remove)
    return head
  }

  #fold (group, open) {
    const more = find(group, '[data-meer]')
    const rest = [...group.querySelectorAll('[data-cellen] > td')].flatMap(after)
    for (const block of rest) block.hidden = !open
    more.hidden = rest.length === 0
    more.setAttribute('aria-expanded', String(open))
  }

  #note (found, known) {
    const notes = []
    if (known.length > BESIDE) {
      const next = known[BESIDE].page.titel
      notes.push(make('p', `Je bewaarde ${known.length} voorbeelden. Je kunt er ${BESIDE} tegelijk vergelijken. Haal er een weg, dan komt ‘${next}’ erbij.`))
    }
    if (known.length === 1) notes.push(make('p', 'Bewaar nog een voorbeeld, dan kun je ze hier vergelijken.'))
    for (const { slug, page, failed } of found) {
      if (page) continue
      const note = make('p', failed ? `‘${slug}’ laden lukte niet. Probeer het later nog eens. ` : `‘${slug}’ kennen we niet. Misschien is de link niet helemaal gekopieerd. `)
      note.append(make('button', 'Haal weg', { type: 'button', class: 'vergelijking__weg', 'aria-label': `Haal weg: ${slug}`, 'data-haal-weg': slug }))
      notes.push(note)
    }
    this.notes.replaceChildren(...notes)
    this.status.textContent = aantalVoorbeelden(this.columns.length, 'Geen voorbeeld')
  }
}

/** The parts of an example's page with this mark, free of what only had a meaning there. */
function cell ({ titel, url, document: page }, key) {
  const td = make('td', '', { 'data-titel': titel })
  for (const part of page.querySelectorAll(`[data-vergelijk="${key}"]`)) {
    // A `dd` can stand in its own list only.
    const copy = part.localName === 'dd' ? document.createElement('div') : document.importNode(part, false)
    copy.append(...[...part.childNodes].map(node => document.importNode(node, true)))
    for (const element of [copy, ...copy.querySelectorAll('*')]) {
      for (const name of ['id', 'tabindex', 'aria-labelledby', 'data-vergelijk']) element.removeAttribute(name)
      if (element.hasAttribute('href')) element.setAttribute('href', new URL(element.getAttribute('href'), url).href)
    }
    td.append(copy)
  }
  if (!td.hasChildNodes()) td.append(make('p', 'Staat niet bij dit voorbeeld.', { class: 'tekst--leeg' }))
  return td
}

/** The blocks of a cell that come after its beginning. */
function after (td) {
  const blocks = [...(td.firstElementChild?.children ?? [])]
  let length = 0
  return blocks.filter(block => {
    const follows = length >= SHORT
    length += block.textContent.length
    return follows
  })
}
