// The map of hexagons: counts what the address asks for, lets the arrows walk over it,
// and comes near one provincie when its list is open. Without it the map shows all
// examples, each cell is a link, and the list beside it says the same.
import { bloemTekst, delen, samen } from '../bloem.js'
import { drawings, fetchOnce, find } from '../dom.js'
import { Bits, FacetIndex } from '../facets.js'
import { Grid, level } from '../hexagons.js'
import { Selection } from '../selection.js'
import { aantalVoorbeelden, gemeentenMet } from '../telling.js'
import { KaartPaneel } from './kaart-paneel.js'

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']
/** A cell smaller than this is no target for a finger (WCAG 2.5.8). */
const TARGET = 24

export default class HexagonKaart {
  #current = null
  #near = null

  constructor (root) {
    this.root = root
    this.settings = JSON.parse(root.dataset.instellingen)
    this.picture = find(root, '[data-beeld]')
    this.drawing = find(root, '[data-tekening]')
    this.canvas = find(root, '[data-doek]')
    this.ring = find(root, '[data-ring]')
    this.label = find(root, '[data-wijzer]')
    // It says what the name of the cell says.
    this.label.setAttribute('aria-hidden', 'true')
    this.nearBar = find(root, '[data-nabij]')
    this.status = find(root, '[data-status]')
    this.whole = this.drawing.getAttribute('viewBox')
    this.themas = [...root.querySelectorAll('a[data-thema]')]
    this.panel = new KaartPaneel(find(root, '[data-paneel]'), this.settings)
    this.provincies = new Map([...root.querySelectorAll('[data-lijst]')].map(list => [list.id, this.#provincie(list)]))
    this.cells = [...this.drawing.querySelectorAll('[data-gemeente]')].map(link => this.#cell(link))
    this.byLink = new Map(this.cells.map((cell, index) => [cell.link, index]))
    this.grid = new Grid(this.cells.map(cell => cell.place))
    this.options = this.#options()
    this.themaNames = this.options.get('thema')
    this.loadIndex = fetchOnce(this.settings.index)
    this.loadKern = fetchOnce(this.settings.kern)
    this.selection = new Selection()
    this.#letIn(0)
    this.#listen()
    this.show()
    this.#openFromAddress()
  }

  #provincie (list) {
    const group = find(this.drawing, `[data-provincie="${list.id}"]`)
    return { list, group, name: group.getAttribute('aria-label'), count: find(list, 'summary [data-telling]') }
  }

  #cell (link) {
    const id = link.dataset.gemeente
    const row = find(this.root, `[data-rij="${id}"]`)
    const count = Number(link.dataset.aantal)
    const provincie = link.closest('[data-provincie]').dataset.provincie
    const name = find(row, 'a').textContent
    const note = row.querySelector('[data-noot]')?.textContent ?? ''
    const flower = link.querySelector('[data-bloem]')
    return { id, link, row, name, note, count, flower, provincie, place: link.dataset.plek.split(' ').map(Number) }
  }

  /** Every facet with the names of its options; those of gemeenten stand in the list already. */
  #options () {
    const places = new Map(this.cells.map(({ id, name }) => [id, name]))
    return new Map(this.settings.facetten.map(({ id, opties }) => [id, id === 'gemeente' ? places : new Map(Object.entries(opties))]))
  }

  #listen () {
    this.drawing.addEventListener('keydown', event => this.#key(event))
    // Not the drawing: with these Chromium would make it a stop for Tab.
    this.canvas.addEventListener('focusin', event => this.#at(event, index => this.#point(index)))
    this.canvas.addEventListener('focusout', () => this.#unpoint())
    this.drawing.addEventListener('pointerover', event => { if (event.pointerType === 'mouse') this.#at(event, index => this.#point(index)) })
    this.drawing.addEventListener('pointerleave', () => this.#unpoint())
    this.drawing.addEventListener('pointerdown', event => this.#at(event, index => this.#press(event, index)))
    this.drawing.addEventListener('click', event => this.#at(event, index => this.#click(event, index)))
    document.addEventListener('keydown', event => { if (event.key === 'Escape') this.#escape() })
    for (const { list } of this.provincies.values()) list.addEventListener('toggle', () => this.#zoom())
    find(this.nearBar, '[data-terug]').addEventListener('click', () => {
      this.#open(null)
      this.cells[this.#current ?? 0].link.focus()
    })
    window.addEventListener('hashchange', () => this.#openFromAddress())
    for (const link of this.themas) {
      link.addEventListener('click', event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
        event.preventDefault()
        history.pushState(null, '', link.href)
        this.show()
      })
    }
    window.addEventListener('popstate', () => this.show())
  }

  #at (event, then) {
    const index = this.byLink.get(event.target.closest('[data-gemeente]'))
    if (index !== undefined) then(index)
  }

  #key (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const index = this.byLink.get(document.activeElement)
    if (index === undefined || !ARROWS.includes(event.key)) return
    event.preventDefault()
    const { link, provincie } = this.cells[this.grid.step(index, event.key)]
    if (this.#near && this.#near !== provincie) this.#open(provincie)
    this.walking = true
    link.focus()
    this.walking = false
  }

  /** Takes back one thing: the label, a visit to the panel, or how near the map is. */
  #escape () {
    const focused = document.activeElement
    if (!this.label.hidden) this.label.hidden = true
    else if (this.panel.root.contains(focused) && this.#current !== null) this.cells[this.#current].link.focus()
    else if (this.#near && this.drawing.contains(focused)) this.#open(null)
  }

  /** Notes what a click will need to know: by then the cell has the focus, and shows. */
  #press (event, index) {
    this.pressed = { byFinger: event.pointerType !== 'mouse', wasShown: this.#current === index && !this.label.hidden }
  }

  /** A finger first sees what it touched, and a small cell first comes near. */
  #click (event, index) {
    const { byFinger, wasShown } = this.pressed ?? {}
    this.pressed = null
    const { link, provincie } = this.cells[index]
    const isSmall = link.getBoundingClientRect().width < TARGET
    if (!byFinger || (wasShown && !isSmall)) return
    event.preventDefault()
    if (isSmall) this.#open(provincie)
    this.#point(index)
  }

  /** Marks a cell and tells about it. */
  async #point (index) {
    if (!this.walking) this.grid.rest()
    const cell = this.cells[index]
    this.#letIn(index)
    this.#current = index
    this.ring.setAttribute('transform', cell.link.getAttribute('transform'))
    this.ring.dataset.niveau = cell.link.dataset.niveau
    this.ring.classList.add('is-zichtbaar')
    this.#showLabel(cell)
    await this.#tell(cell)
  }

  /** The pointer or the focus went away; a cell that still has the focus is marked again. */
  #unpoint () {
    const focused = this.byLink.get(document.activeElement)
    if (focused !== undefined) {
      if (focused !== this.#current) this.#point(focused)
      return
    }
    this.label.hidden = true
    this.ring.classList.remove('is-zichtbaar')
  }

  #showLabel (cell) {
    this.label.textContent = `${cell.name}: ${this.#telling(cell.count)}`
    this.label.hidden = false
    const box = cell.link.getBoundingClientRect()
    const canvas = this.canvas.getBoundingClientRect()
    const middle = box.left + box.width / 2 - canvas.left - this.label.offsetWidth / 2
    const above = box.top - canvas.top - this.label.offsetHeight - 10
    this.label.style.left = `${Math.max(0, Math.min(middle, canvas.width - this.label.offsetWidth))}px`
    this.label.style.top = `${above < 0 ? box.bottom - canvas.top + 10 : above}px`
  }

  async #tell (cell) {
    const found = await this.#result().then(({ hits }) => this.#found(cell, hits), () => null)
    if (this.cells[this.#current] !== cell) return
    const provincie = this.provincies.get(cell.provincie).name
    const themas = found && this.#themas(found)
    await this.panel.show({
      ...cell,
      provincie,
      numbers: found ? this.index.ordered(found) : [],
      bloem: themas ? delen(themas) : [],
      dekking: themas ? bloemTekst(themas, this.themaNames) : '',
      telling: this.#telling(cell.count),
      href: cell.link.href.baseVal
    })
  }

  /** The examples of a gemeente that are among `hits`; null for one that has no example at all. */
  #found (cell, hits) {
    return this.index.facets.get('gemeente').get(cell.id)?.and(hits) ?? null
  }

  /** What these examples cover; of chosen themas no more than that was asked. */
  #themas (found) {
    const asked = this.selection.values('thema')
    const inOrder = this.themas.map(link => link.dataset.thema).filter(Boolean)
    const shown = inOrder.filter(thema => asked.length === 0 || asked.includes(thema))
    return samen(found, shown, this.index.facets.get('thema'), this.kern)
  }

  /** One cell is in the order of Tab; the arrows do the rest. */
  #letIn (index) {
    this.cells[this.#current ?? 0].link.setAttribute('tabindex', '-1')
    this.cells[index].link.setAttribute('tabindex', '0')
  }

  /** Opens the list of one provincie, or closes all; the map follows. */
  #open (id) {
    for (const [own, { list }] of this.provincies) list.open = own === id
    this.#zoom()
  }

  /** Comes near what another page points at: a provincie, or one gemeente that is marked. */
  #openFromAddress () {
    const id = location.hash.slice(1)
    if (this.provincies.has(id)) this.#open(id)
    const index = this.cells.findIndex(cell => id === `gemeente-${cell.id}`)
    if (index < 0) return
    this.#open(this.cells[index].provincie)
    this.#point(index)
    this.picture.scrollIntoView()
  }

  #zoom () {
    const [id = null, open] = [...this.provincies].find(([, { list }]) => list.open) ?? []
    if (id === this.#near) return
    this.#near = id
    this.drawing.setAttribute('viewBox', open ? open.group.dataset.vak : this.whole)
    this.picture.classList.toggle('kaart__beeld--dichtbij', Boolean(open))
    for (const [own, { group }] of this.provincies) group.classList.toggle('is-nabij', own === id)
    this.nearBar.hidden = !open
    find(this.nearBar, '[data-nabij-naam]').textContent = open?.name ?? ''
    this.label.hidden = true
  }

  async #result () {
    if (!this.index) {
      const [index, kern] = await Promise.all([this.loadIndex(), this.loadKern()])
      this.kern = new FacetIndex(kern).facets.get('kern')
      this.index = new FacetIndex(index)
    }
    const hits = this.selection.size ? this.index.query(this.selection).hits : Bits.all(this.index.size)
    return { hits }
  }

  /** Shows what the address asks for. What the build counted stays until something is chosen. */
  async show () {
    const before = this.selection
    this.selection = Selection.fromQuery(location.search, this.options)
    this.#showChoice()
    if (this.selection.size === 0 && !this.index) return
    const found = await this.#result().catch(() => null)
    if (!found) {
      // The counts that stand are of the choice before: so is all that is said about them.
      this.selection = before
      this.#showChoice()
      this.status.textContent = 'Laden lukte niet. De kaart toont nog niet wat je koos. Probeer het later nog eens.'
      return
    }
    const { hits } = found
    for (const cell of this.cells) this.#count(cell, this.#found(cell, hits))
    for (const [id, { count }] of this.provincies) {
      count.textContent = this.#telling(this.index.facets.get('provincie').get(id)?.countWith(hits) ?? 0)
    }
    const filled = this.cells.filter(cell => cell.count > 0).length
    this.status.textContent = gemeentenMet(filled, this.cells.length, this.selection.size ? 'zo’n voorbeeld' : 'een voorbeeld')
    if (this.#current !== null) await this.#tell(this.cells[this.#current])
  }

  #count (cell, found) {
    const count = cell.count = found?.count() ?? 0
    const themas = found ? this.#themas(found) : { kern: [], raakt: [] }
    cell.link.dataset.aantal = count
    cell.link.dataset.niveau = level(count, this.settings.grenzen)
    cell.link.setAttribute('aria-label', [`${cell.name}: ${this.#telling(count)}`, bloemTekst(themas, this.themaNames)].filter(Boolean).join('. '))
    cell.flower?.replaceChildren(...drawings(delen(themas)))
    find(cell.row, '[data-telling]').textContent = count ? this.#telling(count) : ''
    cell.row.classList.toggle('gemeenten__vol', count > 0)
  }

  #telling (count) {
    return aantalVoorbeelden(count, this.selection.size ? 'geen voorbeeld bij deze keuze' : 'nog geen voorbeeld')
  }

  /** One thema colours the map; every other choice is told in words. */
  #showChoice () {
    const themas = this.selection.values('thema')
    const one = themas.length === 1 ? themas[0] : ''
    this.picture.dataset.thema = one
    for (const link of this.themas) {
      const { thema } = link.dataset
      link.href = this.#with(thema)
      const chosen = thema === one && (thema !== '' || themas.length === 0)
      if (chosen) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    find(this.root, '[data-keuze]').textContent = this.#told(one)
    const explorer = find(this.root, '[data-explorer]')
    explorer.href = explorer.pathname + this.selection.toQuery()
  }

  /** The address of this map for one thema, with all that was chosen beside it. */
  #with (thema) {
    const chosen = new Map([...this.options.keys()].map(facet => [facet, facet === 'thema' ? [thema].filter(Boolean) : this.selection.values(facet)]))
    const all = new Set([...this.options.keys()].filter(facet => facet !== 'thema' && this.selection.all(facet)))
    return location.pathname + new Selection(chosen, all, this.selection.text, this.selection.order).toQuery()
  }

  #told (thema) {
    const parts = this.settings.facetten.flatMap(({ id, naam }) => {
      const names = this.selection.values(id).map(value => this.options.get(id).get(value))
      if (names.length === 0 || (id === 'thema' && thema)) return []
      return [`${naam.toLowerCase()} ${names.join(this.selection.all(id) ? ' en ' : ' of ')}`]
    })
    const chosen = parts.length ? `Alleen voorbeelden met ${parts.join('; ')}.` : thema ? 'Alleen voorbeelden bij dit thema.' : 'Alle voorbeelden tellen mee.'
    return this.selection.text ? `${chosen} Het zoekwoord “${this.selection.text}” telt hier niet mee.` : chosen
  }
}
