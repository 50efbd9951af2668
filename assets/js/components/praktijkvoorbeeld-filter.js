// Narrows the list to what the address asks for. A choice only writes the address
// and `show` reads it, so that a click, a reload and Back all end in one place.
// Without this the whole list shows, and the thema pages do the narrowing.
import { Beelden } from './beelden.js'
import { CardList } from './card-list.js'
import { fetchJson, fetchOnce, find, make } from '../dom.js'
import { Bits, FacetIndex, fold } from '../facets.js'
import { FullText } from '../fulltext.js'
import { Selection } from '../selection.js'
import { corrected } from '../spelling.js'
import { Excerpts } from './excerpts.js'
import { Ruimer } from './ruimer.js'

const NOT_LOADED = 'Laden lukte niet. Kijk of je verbinding hebt, en kies of zoek opnieuw.'

export default class PraktijkvoorbeeldFilter {
  #shown = 0
  #turn = 0

  constructor (root) {
    this.root = root
    this.settings = JSON.parse(root.dataset.instellingen)
    this.form = find(root, '[data-formulier]')
    this.text = find(root, '[data-tekst]')
    this.sort = find(root, '[data-sorteer]')
    this.status = find(root, '[data-status]')
    this.chips = find(root, '[data-chips]')
    this.more = find(root, '[data-meer]')
    this.empty = find(root, '[data-leeg]')
    this.map = find(root, '[data-kaart]')
    this.remark = find(root, '[data-opmerking]')
    this.best = find(this.sort, 'option').textContent
    this.toggle = find(root, '[data-uitklap]')
    this.boxes = [...this.form.querySelectorAll('[type="checkbox"]')]
    this.options = new Map()
    for (const box of this.boxes) {
      if (!this.options.has(box.name)) this.options.set(box.name, new Map())
      this.options.get(box.name).set(box.value, box)
    }
    this.cards = new CardList(find(root, '[data-lijst]'), this.settings)
    this.excerpts = new Excerpts(this.cards)
    this.ruimer = new Ruimer(find(root, '[data-ruimer]'), {
      cards: this.cards,
      name: (facet, value) => nameOf(this.options.get(facet).get(value)),
      go: selection => this.#leave(selection)
    })
    this.fullText = new FullText(this.settings, this.settings.totaal)
    this.parts = find(root, '[data-delen]')
    this.parts.hidden = true
    this.orders = fetchOnce(this.settings.volgorde)
    this.beelden = new Beelden(find(root, '[data-beelden]'), {
      toggle: (facet, value) => this.#flip(facet, value),
      go: selection => this.#go(selection)
    })
    this.#listen()
    this.#start().catch(error => this.#giveUp(error))
  }

  async #start () {
    this.index = new FacetIndex(await fetchJson(this.settings.facetten))
    this.root.classList.add('explorer--klaar')
    await this.show()
    // Who comes back stands where she was, also when the browser had to load the page again.
    if (history.state?.top) window.scrollTo({ top: history.state.top, behavior: 'instant' })
    window.addEventListener('pagehide', () => this.#note({ top: window.scrollY }))
  }

  /** Without the index nothing can be chosen: only the finished list is left. */
  #giveUp (error) {
    console.error('praktijkvoorbeeld-filter:', error)
    this.root.classList.add('explorer--stuk')
    this.parts.hidden = false
    this.remark.textContent = 'Zoeken en filteren lukt nu niet. Laad de pagina opnieuw, of blader onder de lijst verder.'
  }

  #listen () {
    this.form.addEventListener('submit', event => event.preventDefault())
    this.form.addEventListener('change', event => {
      if (event.target.matches('[type="checkbox"], [type="radio"]')) this.#choose()
    })
    this.sort.addEventListener('change', () => this.#choose())
    this.text.addEventListener('focus', () => this.fullText.prepare(), { once: true })
    // One step in the history per search, not per letter.
    this.text.addEventListener('input', () => this.#choose({ replace: true }))
    this.more.addEventListener('click', () => this.#showMore())
    find(this.root, '[data-wis]').addEventListener('click', () => this.#clear())
    this.toggle.addEventListener('click', () => {
      const open = this.toggle.getAttribute('aria-expanded') !== 'true'
      this.toggle.setAttribute('aria-expanded', String(open))
    })
    for (const field of this.form.querySelectorAll('[data-zoek]')) {
      field.addEventListener('input', () => this.#narrowOptions(field))
    }
    this.root.addEventListener('deel-selectie', ({ detail }) => {
      detail.keep = (_, number) => this.hits?.has(number) ?? true
      detail.lines = [this.status.textContent]
    })
    window.addEventListener('popstate', () => this.show())
  }

  #choose ({ replace = false } = {}) {
    return this.#go(this.#fromForm(), replace)
  }

  /** Does what a click on the checkbox of an option does. */
  #flip (facet, value) {
    const box = this.options.get(facet).get(value)
    box.checked = !box.checked
    this.#choose()
  }

  #fromForm () {
    const chosen = new Map([...this.options].map(([facet, boxes]) => [facet, [...boxes.values()].filter(box => box.checked).map(box => box.value)]))
    const all = new Set([...this.form.querySelectorAll('[type="radio"][value="alle"]:checked')].map(radio => radio.name.replace(/-modus$/, '')))
    return new Selection(chosen, all, this.text.value.trim(), this.sort.value)
  }

  #go (selection, replace = false) {
    const address = this.beelden.keep(selection.toQuery()) || location.pathname
    if (replace) history.replaceState(null, '', address)
    else history.pushState(null, '', address)
    return this.show()
  }

  #clear () {
    this.#leave(new Selection())
  }

  /** Follows a selection from a button that may go with it. */
  #leave (selection) {
    this.#go(selection).then(() => this.status.scrollIntoView({ block: 'nearest' }))
    this.#focusSearch()
  }

  /** The search field, or where a narrow screen folds it away, the button that unfolds it. */
  #focusSearch () {
    const isFolded = this.text.offsetParent === null
    ;(isFolded ? this.toggle : this.text).focus()
  }

  /** Shows what the address asks for, or says that it did not come. A later call wins from one that still waits. */
  async show () {
    if (!this.index) return
    const turn = ++this.#turn
    this.cards.list.ariaBusy = 'true'
    try {
      await this.#show(turn)
    } catch (error) {
      console.error('praktijkvoorbeeld-filter:', error)
      if (turn === this.#turn) this.remark.textContent = NOT_LOADED
    }
    if (turn === this.#turn) this.cards.list.ariaBusy = 'false'
  }

  async #show (turn) {
    const selection = Selection.fromQuery(location.search, this.options)
    this.#fillForm(selection)
    this.#shown = history.state?.shown ?? this.settings.perKeer
    if (selection.text && !selection.order) await this.#showFirst(selection, turn)
    const search = selection.text ? await this.#search(selection.text) : null
    const order = selection.order ? (await this.orders())[selection.order] : undefined
    if (turn !== this.#turn) return
    const base = search?.base ?? Bits.all(this.index.size)
    const { hits, total, counts } = this.index.query(selection, base)
    this.#showCounts(counts)
    this.#showChips(selection)
    this.beelden.update({ counts, selection, index: this.index, base })
    this.map.href = this.settings.kaart + selection.facetsOnly().toQuery()
    this.numbers = this.index.ordered(hits, order ?? search?.order)
    this.found = { selection, index: this.index, base, hits, total, order }
    this.hits = hits
    this.search = search
    this.status.textContent = this.#telling(total)
    this.empty.hidden = total > 0
    this.#remark(selection, search)
    await this.#showCards()
  }

  /** Shows the cards that have the words themselves, while the texts are searched: they stand first in the end too. */
  async #showFirst (selection, turn) {
    // Searching in the texts begins here too, and tells of what goes wrong.
    const found = await this.fullText.onCards(selection.text).catch(() => null)
    if (!found || turn !== this.#turn) return
    const numbers = this.index.ordered(this.index.hits(selection, found.base), found.order).slice(0, this.#shown)
    // With none, what stood there may stay until the texts have told.
    if (numbers.length === 0) return
    this.empty.hidden = true
    await this.cards.show(numbers)
  }

  /** Returns what `text` finds, or else what was probably meant by it. */
  async #search (text) {
    const found = await this.fullText.find(text)
    // What was not searched in whole cannot be called mistyped.
    if (found.order.length > 0 || found.onlyCards) return found
    const meant = corrected(text, this.#names())
    const other = meant ? await this.fullText.find(meant) : found
    return other.order.length > 0 ? { ...other, meant } : found
  }

  /** What people search for and may mistype: gemeenten, former ones too, and every other option. */
  #names () {
    return this.boxes.flatMap(box => (box.closest('.optie').dataset.namen ?? nameOf(box)).split(', ').filter(Boolean))
  }

  /** Says what could not be searched, what was searched for instead, and where a gemeente without examples is told of. */
  #remark ({ text }, search) {
    const parts = []
    if (search?.onlyCards) parts.push('Het zoeken in hele teksten lukte niet. We zochten alleen in de kaartjes. ', this.#again(), ' ')
    if (search?.meant) parts.push(`Niets gevonden met “${text}”. Dit vind je met “${search.meant}”.`)
    const place = text && search.order.length === 0 && this.#gemeente(text)
    if (place) {
      parts.push(`${nameOf(place)} heeft nog geen voorbeeld. `, make('a', 'Bekijk wat er in de buurt is', { href: `${this.settings.gemeenten}${place.value}/` }), '.')
    }
    this.remark.replaceChildren(...parts)
  }

  #again () {
    const button = make('button', 'Opnieuw proberen', { type: 'button', class: 'explorer__opnieuw' })
    button.addEventListener('click', async () => {
      await this.show()
      // The button went with the words: the focus goes to the new one, or else where the search is.
      const next = this.remark.querySelector('button')
      if (next) next.focus()
      else this.#focusSearch()
    })
    return button
  }

  #gemeente (text) {
    const names = [fold(text), fold(corrected(text, this.#names()) ?? '')]
    return [...this.options.get('gemeente').values()].find(box => names.includes(fold(nameOf(box))))
  }

  /** Keeps with this step in the history what the address does not tell. */
  #note (told) {
    history.replaceState({ ...history.state, ...told }, '')
  }

  #telling (total) {
    const all = this.index.size
    if (total === all) return all === 1 ? '1 voorbeeld' : `${all} voorbeelden`
    return total === 0 ? `Geen van de ${all} voorbeelden` : `${total} van de ${all} voorbeelden`
  }

  async #showCards () {
    const numbers = this.numbers.slice(0, this.#shown)
    this.more.hidden = this.numbers.length <= this.#shown
    if (!await this.cards.show(numbers) || !await this.ruimer.show(this.found)) return
    this.root.dispatchEvent(new Event('getoond'))
    // Not waited for: the cards can be read before they tell what matched.
    this.excerpts.show(numbers, this.search?.excerpt)
  }

  async #showMore () {
    const first = this.cards.list.children.length
    this.#note({ shown: first + this.settings.perKeer })
    await this.show()
    this.cards.list.children[first]?.querySelector('a').focus()
  }

  #fillForm (selection) {
    for (const box of this.boxes) box.checked = selection.values(box.name).includes(box.value)
    for (const radio of this.form.querySelectorAll('[type="radio"]')) {
      radio.checked = (radio.value === 'alle') === selection.all(radio.name.replace(/-modus$/, ''))
    }
    if (this.text.value.trim() !== selection.text) this.text.value = selection.text
    this.sort.value = selection.order
    find(this.sort, 'option').textContent = selection.text ? 'Beste treffer eerst' : this.best
  }

  #showCounts (counts) {
    for (const [facet, boxes] of this.options) {
      const found = counts.get(facet)
      for (const [value, box] of boxes) {
        const count = found?.get(value) ?? 0
        const row = box.closest('.optie')
        const cell = row.querySelector('[data-aantal]')
        if (cell.textContent !== String(count)) cell.textContent = count
        row.classList.toggle('optie--nul', count === 0)
      }
    }
    for (const field of this.form.querySelectorAll('[data-zoek]')) this.#narrowOptions(field)
  }

  /** In a long list: without a word, what has examples; with one, every name that holds it. */
  #narrowOptions (field) {
    const word = fold(field.value.trim())
    const facet = field.closest('[data-facet]')
    let shown = 0
    for (const row of facet.querySelectorAll('.optie')) {
      const box = row.querySelector('input')
      const fits = word ? fold(row.dataset.namen).includes(word) : this.index.facets.get(box.name).has(box.value)
      // What has the focus stays, also when it was just unchosen.
      row.hidden = !fits && !box.checked && box !== document.activeElement
      if (!row.hidden) shown++
    }
    find(facet, '[data-niets]').hidden = shown > 0
  }

  #showChips (selection) {
    const chips = [...selection.entries()].map(([facet, value]) => this.#chip(selection, facet, value))
    if (selection.text) chips.push(this.#textChip(selection))
    if (chips.length > 1) {
      const clear = make('button', 'Wis alles', { type: 'button', class: 'chip chip--wis' })
      clear.addEventListener('click', () => this.#clear())
      chips.push(clear)
    }
    const place = [...this.chips.children].indexOf(document.activeElement)
    this.chips.replaceChildren(...chips)
    this.chips.hidden = chips.length === 0
    // The focus stays where it was: on the next chip, or else at the search field.
    if (place >= 0 && chips.length > 0) chips[Math.min(place, chips.length - 1)].focus()
    else if (place >= 0) this.#focusSearch()
    for (const block of this.form.querySelectorAll('[data-facet]')) {
      const chosen = selection.values(block.dataset.facet).length
      find(block, '[data-gekozen]').textContent = chosen ? `${chosen} gekozen` : ''
    }
    find(this.root, '[data-aantal-gekozen]').textContent = selection.size ? `(${selection.size})` : ''
  }

  #chip (selection, facet, value) {
    const box = this.options.get(facet).get(value)
    return this.#chipButton(nameOf(box), () => { box.checked = false })
  }

  #textChip (selection) {
    return this.#chipButton(`“${selection.text}”`, () => { this.text.value = '' })
  }

  #chipButton (name, undo) {
    const chip = make('button', name, { type: 'button', class: 'chip', 'aria-label': `Haal weg: ${name}` })
    chip.addEventListener('click', () => {
      undo()
      this.#choose()
    })
    return chip
  }
}

/** The name of an option, without the other names under which it is found. */
function nameOf (box) {
  return find(box.closest('.optie'), '.optie__naam').firstChild.textContent.trim()
}
