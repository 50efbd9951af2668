// The fields of the form: what stands in them as values, and values back in them.
// Which field is which the markup tells: `data-veld`, in the nearest `data-object` around it.
import { find, make } from '../dom.js'
import { asTyped, day, line, number, story } from '../meedoen/schoon.js'

const CONTROL = 'input:not([type="checkbox"], [type="radio"]), textarea, select'
const isFilled = value => value !== undefined && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0)

export class Invoer {
  #rows = 0
  #sources = []

  /** `gegevens` has the names to choose from; `changed` is called after what no typing tells of. */
  constructor (form, gegevens, changed) {
    this.form = form
    this.changed = changed
    this.names = { gemeenten: gegevens.gemeenten, trefwoorden: gegevens.trefwoorden }
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

  /** Puts values in the fields; those that are not named become empty. */
  write ({ waarden, secties }) {
    this.#writeObject(this.form, { ...waarden, ...secties })
  }

  /** Returns the field at a place such as ['resultaten', 0, 'waarde'], or the nearest one around it. */
  at ([kind, ...rest]) {
    if (kind === 'secties') return this.#field(this.form, rest[0])
    let field = this.#field(this.form, kind)
    for (const step of rest) {
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
      case 'lijst': return this.#wordOf(field) || this.#rowsOf(field).map(row => this.#readRow(row)).filter(isFilled)
      case 'datum': return field.querySelector('[data-woord]:checked')?.value ?? day(typed())
      case 'getal':
      case 'bronnummer': return number(typed())
      case 'sectie': return story(typed())
      default: return line(typed())
    }
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
      case 'datum': this.#setWord(field, [...field.querySelectorAll('[data-woord]')].some(box => box.value === value) ? value : '', value ?? ''); break
      default:
        if (control.tagName === 'SELECT' && value && ![...control.options].some(option => option.value === String(value))) control.append(new Option(value, value))
        control.value = control.matches('select') ? value ?? '' : asTyped(value)
    }
  }

  /** Chooses a word in the place of a date, or none: then the date can be typed. */
  #setWord (field, word, typed = '') {
    const control = field.querySelector(CONTROL)
    for (const box of field.querySelectorAll('[data-woord]')) box.checked = box.value === word
    control.value = word ? '' : typed
    control.disabled = Boolean(word)
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
    this.#fillSources(row)
    const object = row.querySelector('[data-object]')
    if (object) this.#writeObject(object, value ?? {})
    else row.querySelector(CONTROL).value = value ?? ''
    this.#numberRows(list)
    return row
  }

  #removeRow (list, row) {
    const place = this.#rowsOf(list).indexOf(row)
    row.remove()
    this.#numberRows(list)
    const next = this.#rowsOf(list)[place]
    ;(next ? Invoer.control(next) : find(list, '[data-nog]')).focus()
    if (list.dataset.veld === 'bronnen') this.#forgetSource(place + 1)
    this.changed()
  }

  /** Source `number` is gone: who named it names none, and those after it count one less. */
  #forgetSource (number) {
    for (const select of this.form.querySelectorAll('[data-bronkeuze]')) {
      const named = Number(select.value)
      if (named === number) select.value = ''
      else if (named > number) select.value = String(named - 1)
    }
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

  /** Lets every number of a source be chosen by the title of that source. */
  nameSources (titles) {
    if (String(titles) === String(this.#sources)) return
    this.#sources = titles
    this.#fillSources(this.form)
  }

  #fillSources (root) {
    for (const select of root.querySelectorAll('[data-bronkeuze]')) {
      const chosen = select.value
      const names = this.#sources.length > 0 ? this.#sources : ['']
      select.replaceChildren(new Option('Kies een bron', ''), ...names.map((title, place) => new Option(`${place + 1}${title && `: ${title}`}`, place + 1)))
      if (chosen && !select.querySelector(`[value="${chosen}"]`)) select.append(new Option(chosen, chosen))
      select.value = chosen
    }
  }

  // --- Names -----------------------------------------------------------------

  #listenNames (field) {
    const input = find(field, 'input')
    const take = () => {
      const typed = line(input.value)
      const known = this.names[input.getAttribute('list').replace('lijst-', '')]
      const name = known.find(name => name === typed) ?? known.find(name => name.toLowerCase() === typed.toLowerCase())
      if (!name) return false
      input.value = ''
      this.#addName(field, name)
      this.changed()
      return true
    }
    input.addEventListener('change', take)
    // Who chooses from the list need not press anything more.
    input.addEventListener('input', event => { if (event.inputType === 'insertReplacementText' || !event.inputType) take() })
    input.addEventListener('keydown', event => {
      if (event.key !== 'Enter') return
      event.preventDefault()
      take()
    })
    find(field, '[data-erbij]').addEventListener('click', () => {
      take()
      input.focus()
    })
  }

  #addName (field, name) {
    const list = find(field, '[data-gekozen]')
    if ([...list.children].some(item => item.firstChild.dataset.naam === name)) return
    const chip = make('button', name, { type: 'button', class: 'chip', 'data-naam': name, 'aria-label': `Haal weg: ${name}` })
    const item = document.createElement('li')
    item.append(chip)
    chip.addEventListener('click', () => {
      item.remove()
      find(field, 'input').focus()
      this.changed()
    })
    list.append(item)
  }
}
