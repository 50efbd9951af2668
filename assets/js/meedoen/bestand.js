// A praktijkvoorbeeld as a file, written from its values: the same bytes as `praktijksite/bestand.py`
// writes. No DOM, so that Node can test it.
import { INVISIBLE, isBlank } from './tekens.js'

const PLAIN = /^(?!(?:true|false|null)$)[A-Za-z0-9](?:[A-Za-z0-9. -]*[A-Za-z0-9])?$/
const HIDDEN = new RegExp(INVISIBLE.source, 'gu')
const NUMBER = /^[0-9.]+$/

/**
 * Returns the file that has the fields of `waarden` and the texts of `secties` by heading, each in the order
 * of `schema`, as the build gives it. Headings that must be there always are.
 */
export function asFile (schema, waarden, secties) {
  const head = fields(waarden, schema.velden).map(line => `${line}\n`).join('')
  const body = storiesOf(schema, secties).map(({ naam, text }) => `\n## ${naam}\n${text && `\n${text}\n`}`)
  return `---\n${head}---\n${body.join('')}`
}

/** Returns heading and text of the sections that the file has, in order. */
export function storiesOf ({ koppen }, secties) {
  const stories = koppen.map(({ naam, verplicht }) => ({ naam, verplicht, text: (secties[naam] ?? '').replace(/^\n+|\n+$/g, '') }))
  return stories.filter(({ verplicht, text }) => verplicht || !isBlank(text))
}

/** Tells whether a value was left open. */
export function isOpen (value) {
  return value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0)
}

function fields (waarden, velden) {
  return velden.filter(({ naam }) => !isOpen(waarden[naam])).flatMap(veld => field(veld.naam, waarden[veld.naam], veld))
}

function field (naam, value, kind) {
  if (kind.soort === 'object') return [`${naam}:`, ...fields(value, kind.velden).map(line => `  ${line}`)]
  if (kind.soort !== 'lijst' || !Array.isArray(value)) return [`${naam}: ${scalar(value, kind)}`]
  const { van } = kind
  if (van.soort !== 'object' && van.soort !== 'tekst') return [`${naam}: [${value.map(item => scalar(item, van)).join(', ')}]`]
  return [`${naam}:`, ...value.flatMap(item => {
    const lines = van.soort === 'object' ? fields(item, van.velden) : [scalar(item, van)]
    return lines.map((line, number) => `${number ? '    ' : '  - '}${line}`)
  })]
}

function scalar (value, kind) {
  if (typeof value === 'number') return decimal(value)
  if (knowsItsWords(value, kind) && PLAIN.test(value)) return value
  return JSON.stringify(value).replace(HIDDEN, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function knowsItsWords (value, { soort, woorden }) {
  if (soort === 'keuze' || soort === 'slug') return !NUMBER.test(value)
  return soort === 'datum' || woorden?.includes(value)
}

/** Returns a number without an exponent. */
export function decimal (value) {
  const [digits, exponent] = String(value).split('e')
  if (!exponent) return digits
  const [, sign, whole, part = ''] = /^(-?)([0-9])\.?([0-9]*)$/.exec(digits)
  return exponent > 0 ? `${sign}${whole}${part.padEnd(exponent, '0')}` : `${sign}0.${'0'.repeat(-exponent - 1)}${whole}${part}`
}
