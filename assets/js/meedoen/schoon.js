// What somebody typed or pasted, as a value of the file. No DOM, so that Node can test it.

// What the build refuses: see INVISIBLE in praktijksite/source.py.
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
// How a list begins that was pasted from a document.
const BULLET = /^[ \t]*(?:[•·▪‣◦\uf0b7\uf0a7][ \t\u00a0]*|o\t)/gm
const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']

/** Returns text of one line: blanks as one, nothing that cannot be seen. */
export function line (text) {
  return visible(text.replace(/[\v\f\u0085\u2028\u2029]/g, ' ')).replace(/\s+/g, ' ').trim()
}

/** Returns text of many lines. */
export function story (text) {
  return visible(text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')).replace(BULLET, '- ').replace(/^\t+/gm, '').replace(/[^\S\n]+$/gm, '').replace(/^\n+|\n+$/g, '')
}

function visible (text) {
  return text.replace(INVISIBLE, '').normalize('NFC')
}

/**
 * Returns the number that `text` is in Dutch or with a point, or else the text as it is. What may be
 * read in two ways, such as 1.234, is no number; nor is what has more digits than a computer keeps.
 */
export function number (text) {
  const typed = line(text)
  const isPlain = /^-?(0|[1-9]\d*)([.,]\d+)?$/.test(typed) && !/^-?[1-9]\d{0,2}\.\d{3}$/.test(typed)
  return isPlain && typed.length <= 15 ? Number(typed.replace(',', '.')) : typed
}

/** Returns a number as people write it. */
export function asTyped (value) {
  return typeof value === 'number' ? String(value).replace('.', ',') : value ?? ''
}

/** Returns a date as the file has it, where `text` says one in a way that people use: oktober 2017, 10-2017, 23-10-2017. */
export function day (text) {
  const typed = line(text).toLowerCase()
  const words = /^(?:(\d{1,2}) )?([a-z]+) (\d{4})$/.exec(typed)
  if (words && MONTHS.includes(words[2])) return joined(words[3], MONTHS.indexOf(words[2]) + 1, words[1])
  const digits = /^(?:(\d{1,2})[-/])?(\d{1,2})[-/](\d{4})$/.exec(typed)
  if (digits) return joined(digits[3], digits[2], digits[1])
  const turned = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(typed)
  return turned ? joined(turned[1], turned[2], turned[3]) : line(text)
}

/** Returns a date of the file in words: 23 oktober 2017, oktober 2017, 2017. */
export function inWords (date) {
  const [year, month, day] = String(date).split('-')
  return [day && Number(day), month && (MONTHS[Number(month) - 1] ?? month), year].filter(Boolean).join(' ')
}

function joined (year, ...parts) {
  return [year, ...parts.filter(part => part !== undefined).map(part => String(part).padStart(2, '0'))].join('-')
}

/** Returns `name` as the last part of an address, as `urls.slugify` does. */
export function slug (name) {
  // eslint-disable-next-line no-control-regex
  return name.normalize('NFKD').replace(/[^\x00-\x7f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
