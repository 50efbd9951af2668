// The fields of the form: what stands in them as values, and values back in them.
// Which field is which the markup tells: `data-veld`, in the nearest `data-object` around it.
import { find, make } from '../dom.js'
import { asTyped, day, line, number, story } from '../meedoen/schoon.js'

const CONTROL = 'input:not([type="checkbox"], [type="radio"]), textarea, select'
const isFilled = value => value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0)

export class Invoer {
  #rows = 0
  #named = []

  /**
   * `gegevens` has the names to choose from; `changed` is called after what no typing tells of, `left` when
   * somebody is done with a field, and `sourceGone` with the number that a source had.
   */
  constructor (form, gegevens, { changed, left, sourceGone }) {
    this.form = form
    this.changed = changed
    this.left = left
    this.sourceGone = sourceGone
    this.names = { gemeenten: gegevens.gemeenten, trefwoorden: gegevens.trefwoorden }
    this.spoken = gegevens.spreeknamen
    this.headings = new Set(gegevens.koppen.map(kop => kop.naam))
    for (const list of form.querySelectorAll('[data-soort="lijst"]')) this.#listenRows(list)
    for (const field of form.querySelectorAll('[data-soort="namen"]')) this.#listenNames(field)
    form.addEventListener('change', ({ target }) => {
      if (target.matches('[data-woord]')) this.#setWord(target.closest('[data-veld]'), target.checked ? target.value : '')
      if (target.closest('[data-woorden]')) this.#showRows(target.closest('[data-veld]'))
      if (target.closest('[data-soort="datum"]') && target.type === 'text') target.value = day(target.value)
    })
  }

  /** Returns `{ waarden, secties }` as they are typed now; what is empty is left out. */
  read () {
    const all = this.#readObject(this.form)
    const entries = Object.entries(all)
    return {
      waarden: Object.fromEntries(entries.filter(([name]) => !this.headings.has(name))),
      secties: Object.fromEntries(entries.filter(([name]) => this.headings.has(name)))
    }
  }

  /** Returns the rows, by list, that were filled in before a word was chosen instead. */
  hidden () {
    const lists = this.#fields(this.form).filter(field => field.dataset.soort === 'lijst' && this.#wordOf(field))
    return Object.fromEntries(lists.map(list => [list.dataset.veld, this.#readRows(list)]).filter(([, rows]) => rows.length > 0))
  }

  /** Puts values in the fields; those that are not named become empty. `hidden` is what `hidden` returned. */
  write ({ waarden, secties, hidden = {} }) {
    this.#writeObject(this.form, { ...waarden, ...secties })
    for (const [name, rows] of Object.entries(hidden)) {
      const list = this.#field(this.form, name)
      find(list, '[data-rijen]').replaceChildren()
      for (const row of rows) this.#addRow(list, row)
      this.#showRows(list)
    }
  }

  /** Returns the field at a place such as ['resultaten', 0, 'waarde'], or the nearest one around it. */
  at ([kind, ...rest]) {
    if (kind === 'secties') return this.#field(this.form, rest[0])
    let field = this.#field(this.form, kind)
    for (const step of rest) {
      if (!field) return undefined
      const inner = typeof step === 'number' ? this.#filled(field)[step] : this.#field(this.#objectOf(field), step)
      if (!inner) break
      field = inner
    }
    return field
  }

  /** Returns the one control of a field that the focus goes to. */
  static control (field) {
    return field.querySelector(`:scope ${CONTROL}`) && !field.matches('fieldset') ? field.querySelector(CONTROL) : field.querySelector('input, select, textarea') ?? field
  }

  // --- Reading ---------------------------------------------------------------

  #fields (root) {
    return [...root.querySelectorAll('[data-veld]')].filter(field => field.parentElement.closest('[data-object], form') === root)
  }

  #field (root, name) {
    return this.#fields(root).find(field => field.dataset.veld === name)
  }

  #objectOf (field) {
    return field.matches('[data-object]') ? field : field.querySelector('[data-object]') ?? field
  }

  #readObject (root) {
    const found = this.#fields(root).map(field => [field.dataset.veld, this.#read(field)])
    return Object.fromEntries(found.filter(([, value]) => isFilled(value)))
  }

  #read (field) {
    const typed = () => field.querySelector(CONTROL).value
    switch (field.dataset.soort) {
      case 'object': return this.#readObject(field)
      case 'themas': return this.#readThemas(field)
      case 'keuze': return field.querySelector('input:checked')?.value
      case 'keuzes': return [...field.querySelectorAll('input:checked')].map(box => box.value)
      case 'namen': return [...[...field.querySelectorAll('[data-naam]')].map(chip => chip.dataset.naam), line(typed())].filter(Boolean)
      case 'lijst': return this.#wordOf(field) || this.#readRows(field)
      case 'datum': return field.querySelector('[data-woord]:checked')?.value ?? (field.querySelector(CONTROL).validity.badInput ? 'half ingevuld' : day(typed()))
      case 'getal': return number(typed())
      case 'bronnummer': return this.#sourceNumber(typed())
      case 'sectie': return story(typed())
      default: return line(typed())
    }
  }

  #readRows (list) {
    return this.#rowsOf(list).map(row => this.#readRow(row)).filter(isFilled)
  }

  #readRow (row) {
    const object = row.querySelector('[data-object]')
    return object ? this.#readObject(object) : line(row.querySelector(CONTROL).value)
  }

  #readThemas (field) {
    const found = { kern: [], raakt: [] }
    for (const thema of field.querySelectorAll('[data-thema]')) found[thema.querySelector(':checked').value]?.push(thema.dataset.thema)
    return Object.fromEntries(Object.entries(found).filter(([, themas]) => themas.length > 0))
  }

  #rowsOf (list) {
    return [...find(list, '[data-rijen]').children]
  }

  #filled (list) {
    return list.dataset.soort === 'lijst' ? this.#rowsOf(list).filter(row => isFilled(this.#readRow(row))) : []
  }

  // --- Writing ---------------------------------------------------------------

  #writeObject (root, values) {
    for (const field of this.#fields(root)) this.#write(field, values[field.dataset.veld])
  }

  #write (field, value) {
    const control = field.querySelector(CONTROL)
    switch (field.dataset.soort) {
      case 'object':
        this.#writeObject(field, value ?? {})
        if (field.matches('details')) field.open = isFilled(value ?? '')
        break
      case 'themas':
        for (const thema of field.querySelectorAll('[data-thema]')) {
          const staat = ['kern', 'raakt'].find(name => value?.[name]?.includes(thema.dataset.thema)) ?? 'niet'
          thema.querySelector(`[value="${staat}"]`).checked = true
        }
        break
      case 'keuze':
        for (const box of field.querySelectorAll('input')) box.checked = box.value === value
        break
      case 'keuzes':
        for (const box of field.querySelectorAll('input')) box.checked = (value ?? []).includes(box.value)
        break
      case 'namen':
        find(field, '[data-gekozen]').replaceChildren()
        control.value = ''
        for (const name of value ?? []) this.#addName(field, name)
        break
      case 'lijst': this.#writeRows(field, value); break
      case 'datum': {
        const isWord = [...field.querySelectorAll('[data-woord]')].some(box => box.value === value)
        control.value = isWord ? '' : value ?? ''
        this.#setWord(field, isWord ? value : '')
        break
      }
      case 'bronnummer': this.#chooseSource(control, value); break
      default: control.value = asTyped(value)
    }
  }

  /** Chooses a word in the place of a date, or none. What was typed stays there for who changes her mind. */
  #setWord (field, word) {
    for (const box of field.querySelectorAll('[data-woord]')) box.checked = box.value === word
    field.querySelector(CONTROL).disabled = Boolean(word)
  }

  // --- Rows ------------------------------------------------------------------

  #listenRows (list) {
    find(list, '[data-nog]').addEventListener('click', () => {
      Invoer.control(this.#addRow(list)).focus()
      this.changed()
    })
    list.addEventListener('click', event => {
      const button = event.target.closest('[data-weg]')
      if (button) this.#removeRow(list, button.closest('[data-rij]'))
    })
  }

  #writeRows (list, value) {
    find(list, '[data-rijen]').replaceChildren()
    const word = typeof value === 'string' ? value : ''
    for (const radio of list.querySelectorAll('[data-woorden] input')) radio.checked = radio.value === word
    for (const item of Array.isArray(value) ? value : []) this.#addRow(list, item)
    // A list that asks for something begins with a row to fill in.
    if (!list.querySelector('.invoer__mag') && this.#rowsOf(list).length === 0) this.#addRow(list)
    this.#showRows(list)
  }

  #addRow (list, value) {
    const rows = find(list, '[data-rijen]')
    rows.insertAdjacentHTML('beforeend', find(list, 'template').innerHTML.replaceAll('RIJ', String(this.#rows++)))
    const row = rows.lastElementChild
    row.dataset.rij = String(this.#rows)
    this.#fillSources(row)
    const object = row.querySelector('[data-object]')
    if (object) this.#writeObject(object, value ?? {})
    else row.querySelector(CONTROL).value = value ?? ''
    this.#numberRows(list)
    return row
  }

  #removeRow (list, row) {
    const place = this.#rowsOf(list).indexOf(row)
    const isFull = isFilled(this.#readRow(row))
    if (isFull && !window.confirm(`Weet je het zeker? ${find(row, '[data-rijkop]').textContent} gaat weg, met alles wat erin staat.`)) return
    const number = isFull && list.dataset.veld === 'bronnen' && this.#filled(list).indexOf(row) + 1
    row.remove()
    this.#numberRows(list)
    const next = this.#rowsOf(list)[place]
    ;(next ? Invoer.control(next) : find(list, '[data-nog]')).focus()
    this.nameSources()
    if (number) this.sourceGone(number)
    this.changed()
  }

  #numberRows (list) {
    const one = find(list, '[data-rijen]').dataset.een
    this.#rowsOf(list).forEach((row, place) => {
      find(row, '[data-rijkop]').textContent = `${one} ${place + 1}`
      find(row, '[data-wegwat]').textContent = `: ${one.toLowerCase()} ${place + 1}`
    })
  }

  #wordOf (list) {
    return list.querySelector('[data-woorden] input:checked')?.value ?? ''
  }

  #showRows (list) {
    const isKnown = !this.#wordOf(list)
    find(list, '[data-rijen]').hidden = !isKnown
    find(list, '[data-nog]').hidden = !isKnown
  }

  // --- Sources ---------------------------------------------------------------
  // Who names a source chooses its row, so that it stays the same one when others come or go;
  // the number that the file has is counted when it is read.

  get #sources () {
    return this.#filled(this.#field(this.form, 'bronnen'))
  }

  #sourceNumber (chosen) {
    const place = this.#sources.findIndex(row => row.dataset.rij === chosen)
    return place >= 0 ? place + 1 : number(chosen.replace('nummer ', ''))
  }

  #chooseSource (select, value) {
    const row = this.#sources[value - 1]
    const chosen = row ? row.dataset.rij : value === undefined ? '' : `nummer ${value}`
    if (![...select.options].some(option => option.value === chosen)) select.append(new Option(value, chosen))
    select.value = chosen
  }

  /** Lets every source that is filled in be chosen by its number and title. */
  nameSources () {
    const sources = this.#sources.map((row, place) => [row.dataset.rij, place + 1, line(find(row, '[data-veld="titel"]').querySelector(CONTROL).value)])
    if (String(sources) === String(this.#named)) return
    this.#named = sources
    this.#fillSources(this.form)
  }

  #fillSources (root) {
    for (const select of root.querySelectorAll('[data-bronkeuze]')) {
      const chosen = select.value
      select.replaceChildren(new Option('Kies een bron', ''), ...this.#named.map(([row, place, title]) => new Option(`${place}${title && `: ${title}`}`, row)))
      if (chosen.startsWith('nummer ')) select.append(new Option(chosen.replace('nummer ', ''), chosen))
      select.value = chosen
      // Its source is gone.
      if (select.selectedIndex < 0) select.value = ''
    }
  }

  // --- Names -----------------------------------------------------------------

  #listenNames (field) {
    const input = find(field, 'input')
    const known = this.names[input.getAttribute('list').replace('lijst-', '')]
    const meant = typed => known.find(name => name === typed) ?? known.find(name => name.toLowerCase() === typed.toLowerCase()) ?? known.find(name => name === this.#official(typed))
    /** Takes over the names that are known; what is not stays in the field. */
    const take = () => {
      const typed = input.value.split(',').map(line).filter(Boolean)
      // A comma may be part of a name.
      const parts = meant(line(input.value)) ? [line(input.value)] : typed
      const names = parts.map(meant)
      input.value = parts.filter((_, place) => !names[place]).join(', ')
      for (const name of names.filter(Boolean)) this.#addName(field, name, { say: true })
      if (names.some(Boolean)) this.changed()
      return input.value === ''
    }
    const finish = () => { if (!take()) this.left(field) }
    input.addEventListener('change', take)
    // Who chooses from the list need not press anything more.
    input.addEventListener('input', event => { if (event.inputType === 'insertReplacementText' || !event.inputType) take() })
    input.addEventListener('keydown', event => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      finish()
    })
    find(field, '[data-erbij]').addEventListener('click', () => {
      finish()
      input.focus()
    })
  }

  /** Returns the name in the list for one that people use, such as Den Haag. */
  #official (typed) {
    return Object.entries(this.spoken).find(([spoken]) => spoken.toLowerCase() === typed.toLowerCase())?.[1]
  }

  #addName (field, name, { say = false } = {}) {
    const list = find(field, '[data-gekozen]')
    const tell = text => { find(field, '[data-gezegd]').textContent = text }
    if ([...list.children].some(item => item.firstChild.dataset.naam === name)) return
    const chip = make('button', name, { type: 'button', class: 'chip', 'data-naam': name, 'aria-label': `Haal weg: ${name}` })
    const item = document.createElement('li')
    item.append(chip)
    chip.addEventListener('click', () => {
      item.remove()
      tell(`${name} is weg.`)
      find(field, 'input').focus()
      this.changed()
    })
    list.append(item)
    if (say) tell(`${name} staat erbij.`)
  }
}
