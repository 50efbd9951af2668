// A praktijkvoorbeeld as a file, written from its values: the same bytes as `praktijksite/bestand.py`
// writes. No DOM, so that Node can test it.

const PLAIN = /^(?!(?:true|false|null)$)[A-Za-z0-9](?:[A-Za-z0-9. -]*[A-Za-z0-9])?$/
const KNOWS_ITS_WORDS = new Set(['keuze', 'datum', 'slug'])

/**
 * Returns the file that has the fields of `waarden` and the texts of `secties` by heading, each in the order
 * of `schema`, as the build gives it. Headings that must be there always are.
 */
export function asFile (schema, waarden, secties) {
  const head = fields(waarden, schema.velden).map(line => `${line}\n`).join('')
  const stories = schema.koppen.map(kop => ({ ...kop, text: (secties[kop.naam] ?? '').replace(/^\n+|\n+$/g, '') }))
  const body = stories.filter(({ verplicht, text }) => verplicht || text.trim()).map(({ naam, text }) => `\n## ${naam}\n${text && `\n${text}\n`}`)
  return `---\n${head}---\n${body.join('')}`
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
  const isPlain = KNOWS_ITS_WORDS.has(kind.soort) || kind.woorden?.includes(value)
  return isPlain && PLAIN.test(value) ? value : JSON.stringify(value)
}

/** Returns a number without an exponent. */
function decimal (value) {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}
