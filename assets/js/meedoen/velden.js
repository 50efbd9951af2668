// The fields of an example against the schema: twin of `praktijksite/validate.py`. No DOM, so that Node can test it.
import { decimal, isOpen } from './bestand.js'
import { quoted, suggestion } from './suggestie.js'
import { INVISIBLE, isBlank, size, strip, whole } from './tekens.js'
import { isWebAddress } from './webadres.js'

/** Stands for a value that was left out or was wrong; a problem then tells which. */
export const MISSING = undefined

// What YAML takes for a number; twin of `_INT`, `_FLOAT` and `_MAX_DIGITS` in `praktijksite/source.py`.
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/
const MAX_DIGITS = 15

/**
 * Returns `value` as the file gives it back: a node with its `value` (nothing, text, a number, nodes in a list or
 * by name) and its `plek` in the form. An item of a list in which everything is open is not written at all.
 */
export function node (value, kind, plek) {
  if (kind.soort === 'object') {
    const filled = kind.velden.filter(veld => !isOpen(value[veld.naam]))
    return { plek, value: filled.length ? Object.fromEntries(filled.map(veld => [veld.naam, node(value[veld.naam], veld, [...plek, veld.naam])])) : null }
  }
  if (Array.isArray(value)) {
    const items = value.map((item, number) => node(item, kind.van, [...plek, number]))
    const written = kind.van.soort === 'object' ? items.filter(item => item.value) : items
    return { plek, value: written.length ? written : null }
  }
  if (typeof value !== 'number') return { plek, value: value?.normalize('NFC') ?? null }
  const text = decimal(value)
  return { plek, value: NUMBER.test(text) && text.length <= MAX_DIGITS ? value : text }
}

/** Tells whether the author left the value open: nothing, or blanks. */
export function isEmpty ({ value }) {
  return value === null || (typeof value === 'string' && isBlank(value))
}

/** Returns the items of list `name` in `values`, each with its node; none when one of them was wrong. */
export function items (fields, values, name) {
  const found = values[name]
  const nodes = fields[name]?.value
  return Array.isArray(found) && Array.isArray(nodes) && found.length === nodes.length ? found.map((item, number) => [item, nodes[number]]) : []
}

/** Gathers the problems of one example. `check` returns plain values; one that is wrong is left out of its parent. */
export class Validator {
  problems = []

  constructor (gegevens) {
    this.gegevens = gegevens
    this.slug = whole(gegevens.patronen.slug)
  }

  tell (veld, plek, naam, woorden = {}) {
    const [wat, hint] = this.gegevens.meldingen[naam].map(text => text.replace(/\{(\w+)\}/g, (_, woord) => woorden[woord]))
    this.problems.push({ veld, plek, wat, hint })
    return MISSING
  }

  isSlug (text) {
    return size(text) <= this.gegevens.sluglengte && this.slug.test(text)
  }

  check (node, kind, veld) {
    const { value, plek } = node
    if (isEmpty(node)) return this.tell(veld, plek, 'LEEG')
    switch (kind.soort) {
      case 'object': return this.#object(node, kind, veld)
      case 'lijst': return this.#list(node, kind, veld)
      case 'getal': return typeof value === 'number' ? value : this.tell(veld, plek, 'GEEN_GETAL')
      case 'bronnummer': return Number.isInteger(value) && value > 0 ? value : this.tell(veld, plek, 'GEEN_BRONNUMMER')
      case 'datum': return this.#date(node, kind, veld)
    }
    if (typeof value === 'number') return this.tell(veld, plek, 'GEEN_TEKST')
    if (INVISIBLE.test(value)) return this.tell(veld, plek, 'ONZICHTBAAR')
    return this.#ofKind(strip(value), kind, veld, plek)
  }

  #object ({ value, plek }, { velden }, veld) {
    const values = {}
    for (const kind of velden) {
      const { naam, verplicht, uitleg, voorbeeld } = kind
      const full = veld ? `${veld}, ${naam}` : naam
      const child = value[naam]
      if (!child) {
        if (verplicht) this.tell(full, [...plek, naam], 'NIET_INGEVULD', { uitleg: voorbeeld ? `${uitleg} Bijvoorbeeld: ${voorbeeld}` : uitleg })
      } else if (verplicht || !isEmpty(child)) {
        const found = this.check(child, kind, full)
        if (found !== MISSING) values[naam] = found
      }
    }
    return values
  }

  #list ({ value, plek }, { van, woorden }, veld) {
    if (woorden.includes(value)) return value
    if (!Array.isArray(value)) return this.tell(veld, plek, 'GEEN_LIJST', { woorden: woorden.map(woord => `, of schrijf '${woord}'`).join('') })
    return value.map((child, number) => this.check(child, van, `${veld} ${number + 1}`)).filter(found => found !== MISSING)
  }

  #date ({ value, plek }, { patroon, woorden, notatie }, veld) {
    const text = String(value)
    if (woorden.includes(text)) return text
    if (!whole(patroon).test(text)) {
      return this.tell(veld, plek, 'GEEN_DATUM', { voorbeeld: notatie, woorden: woorden.map(woord => ` of '${woord}'`).join('') })
    }
    const [year, month = 1, day = 1] = text.split('-').map(Number)
    // Day 0 of the next month is the last of this one. Before 100 JavaScript takes a year for one of the last century.
    const days = new Date(Date.UTC(2000 + year % 400, month, 0)).getUTCDate()
    const exists = year > 0 && month > 0 && month < 13 && day > 0 && day <= days
    return exists ? text : this.tell(veld, plek, 'DATUM_BESTAAT_NIET', { datum: text })
  }

  #ofKind (text, kind, veld, plek) {
    switch (kind.soort) {
      case 'tekst': return this.#length(text, kind, veld, plek)
      case 'keuze': return this.#known(text, kind.opties, veld, plek)
      case 'naam': return this.#name(text, kind, veld, plek)
      case 'slug': return this.isSlug(text) ? text : this.tell(veld, plek, 'GEEN_SLUG', { waarde: quoted(text), lengte: this.gegevens.sluglengte })
      case 'webadres': return isWebAddress(text) ? text : this.tell(veld, plek, 'GEEN_WEBADRES')
      case 'patroon': return whole(kind.patroon).test(text) ? text : this.tell(veld, plek, 'GEEN_PATROON', { wat: kind.wat, uitleg: kind.schrijf })
    }
  }

  #length (text, { minimum, maximum }, veld, plek) {
    const lengte = size(text)
    if (lengte > maximum) return this.tell(veld, plek, 'TE_LANG', { lengte, te_veel: lengte - maximum, maximum })
    return lengte < minimum ? this.tell(veld, plek, 'TE_KORT', { lengte, minimum }) : text
  }

  #name (text, { lijst }, veld, plek) {
    const known = this.gegevens[lijst]
    const spoken = lijst === 'gemeenten' && Object.hasOwn(this.gegevens.spreeknamen, text)
    const officieel = spoken ? this.gegevens.spreeknamen[text] : text
    // People write the name that they use.
    if (officieel !== text && known.includes(officieel)) return this.tell(veld, plek, 'HEET_ANDERS', { waarde: quoted(text), officieel })
    return this.#known(text, known, veld, plek)
  }

  #known (text, known, veld, plek) {
    return known.includes(text) ? text : this.tell(veld, plek, 'BESTAAT_NIET', { waarde: quoted(text), suggestie: suggestion(text, known) })
  }
}
