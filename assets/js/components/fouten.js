// How mistakes are told: at the field, once it was left, and in a summary above the fields. And what
// may be hard to read, which never stands in the way. The rules are in `../meedoen/`.
import { find, make } from '../dom.js'
import { controleer } from '../meedoen/controle.js'
import { leesbaarheid, persoonsgegevens } from '../meedoen/taal.js'
import { Invoer } from './invoer.js'

const PLACE = '[data-veld], [data-waarde], [data-slugveld]'

export class Fouten {
  #left = new Set()

  /** `goTo` brings somebody to a field, wherever it is. */
  constructor (form, { gegevens, invoer, goTo }) {
    this.form = form
    this.gegevens = gegevens
    this.invoer = invoer
    this.goTo = goTo
    this.slug = find(form, '[data-slugveld]')
  }

  /** Returns every mistake in what was told, with the field where it belongs, from top to bottom. */
  of ({ waarden, secties, slug }, isTaken = false) {
    const [wat, hint] = this.gegevens.meldingen.NAAM_BESTAAT
    const taken = isTaken ? [{ plek: ['slug'], wat: wat.replace('{waarde}', `'${slug}'`), hint }] : []
    // What is wrong in what the form does not ask is told at its end.
    return [...controleer(this.gegevens, { waarden, secties, slug: slug || 'naam' }), ...taken]
      .map(mistake => ({ ...mistake, field: (mistake.plek[0] === 'slug' ? undefined : this.invoer.at(mistake.plek)) ?? this.slug }))
      .sort((a, b) => a.field === b.field ? 0 : a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)
  }

  /** Notes that somebody is done with these fields: from now on their mistakes are told. */
  leave (...fields) {
    for (const field of fields) this.#left.add(field)
  }

  isLeft (field) {
    // A row counts as left when anything in it was.
    return this.#left.has(field) || (field.matches('[data-rij]') && [...this.#left].some(left => field.contains(left)))
  }

  /** Tells at each field that was left what is wrong with it. With `only: 'mended'` nothing new is told. */
  show (mistakes, { only } = {}) {
    const told = new Map()
    for (const { field, wat, hint } of mistakes) {
      if (this.isLeft(field)) told.set(field, [...told.get(field) ?? [], `Let op: ${wat} ${hint}`.trim()])
    }
    for (const place of this.form.querySelectorAll('[data-fout]')) {
      const field = place.closest(PLACE)
      // What is wrong with a row of one value stands at that value.
      const texts = told.get(field.matches('[data-waarde]') ? field.closest('[data-rij]') : field) ?? []
      const isFirst = field.querySelector('[data-fout]') === place
      if (only !== 'mended' || texts.length === 0 || place.textContent) this.#tell(field, place, isFirst ? texts : [])
    }
    this.#showTips()
  }

  #tell (field, place, texts) {
    if (place.textContent.trim() !== texts.join(' ')) place.replaceChildren(...texts.map(text => make('span', `${text} `, { class: 'invoer__melding' })))
    field.classList.toggle('invoer--fout', texts.length > 0)
    const control = Invoer.control(field)
    if (!control.matches('input, textarea, select')) return
    if (texts.length > 0) control.setAttribute('aria-invalid', 'true')
    else control.removeAttribute('aria-invalid')
  }

  /** Above the fields of a step: what is left to do, each with a link to where it is. */
  summary (step, mistakes, { focus = true } = {}) {
    const box = find(step, '[data-fouten]')
    box.hidden = mistakes.length === 0
    if (mistakes.length === 0) return box.replaceChildren()
    const told = JSON.stringify(mistakes.map(({ plek, wat }) => [plek, wat]))
    // Left alone when it says the same: somebody may have the focus in it.
    if (!focus && box.dataset.gezegd === told && box.childElementCount > 0) return
    box.dataset.gezegd = told
    const heading = make('h3', mistakes.length === 1 ? 'Er is nog 1 ding te doen' : `Er zijn nog ${mistakes.length} dingen te doen`, { class: 'fouten__kop', tabindex: '-1' })
    const list = make('ul', '', { class: 'fouten__lijst' })
    list.append(...mistakes.map(mistake => this.#item(mistake)))
    const isLast = !step.querySelector('[data-verder]')
    const later = isLast ? [] : [make('p', 'Weet je iets nog niet? Ga dan verder, en vul het later in.', { class: 'fouten__later' })]
    box.replaceChildren(heading, list, ...later)
    if (!focus) return
    heading.focus()
    box.scrollIntoView({ block: 'nearest' })
  }

  #item ({ field, plek, wat }) {
    const name = this.#nameOf(field, plek)
    const link = make('a', `${name}${name.endsWith('?') ? '' : ':'} ${wat}`, { href: '#' })
    link.addEventListener('click', event => {
      event.preventDefault()
      this.goTo(field)
    })
    const item = document.createElement('li')
    item.append(link)
    return item
  }

  #nameOf (field, plek) {
    const row = field.closest('[data-rij]')
    const label = field === row ? undefined : field.querySelector('.invoer__label')?.firstChild.textContent.trim()
    return [row && find(row, '[data-rijkop]').textContent, label].filter(Boolean).join(', ') || plek.join(' ')
  }

  /** Below a text: what may be hard to read, and what looks like somebody's data. */
  #showTips () {
    for (const place of this.form.querySelectorAll('[data-taal]')) {
      const field = place.closest('[data-veld]')
      if (!this.#left.has(field)) continue
      const text = find(field, 'textarea').value
      const tips = [...persoonsgegevens(text), ...leesbaarheid(this.gegevens, text)].map(tipOf)
      const shown = [...place.querySelectorAll('li')].map(item => item.textContent)
      if (String(shown) !== String(tips)) place.replaceChildren(...tips.length === 0 ? [] : tipList(tips))
    }
  }
}

/** Says one tip, and what it is about by how that begins. */
function tipOf ({ tekst, wat, hint }) {
  const words = tekst.trim().split(/\s+/)
  const about = wat.includes(tekst) ? '' : `“${words.slice(0, 5).join(' ')}${words.length > 5 ? ' …' : ''}”: `
  return `${about}${wat} ${hint}`
}

function tipList (tips) {
  const list = make('ul', '', { class: 'invoer__tips' })
  list.append(...tips.map(tip => make('li', tip)))
  return [make('p', 'Een paar tips. Je hoeft ze niet te volgen.', { class: 'invoer__tipkop' }), list]
}
