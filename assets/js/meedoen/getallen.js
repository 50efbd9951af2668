// The figures in a Dutch text, and the sources that it names: twin of `praktijksite/getallen.py`, which says
// what is a figure and what is none. Patterns stand here as they stand there. No DOM, so that Node can test it.
import { MONTHS } from './nederlands.js'
import { anyCase, py } from './tekens.js'

const { raw } = String
const WET = 'Wet inburgering 2021'
const DECIMAL = /^[0-9]+$/

const SOURCES = py(raw`[Bb](?<!\w[Bb])ron(?:nen)?\s+[0-9]{1,2}(?![^\W_])(?:(?:,\s+|,?\s+en\s+)[0-9]{1,2}\b)*`, 'g')
const ADDRESS = py(raw`\](?:\([^)\n]*\)|\[[^\]\n]*\]|:[^\n]*)|(?:https?://|www\.)\S+`, 'g')
const MAIL = py(raw`\S+@\S+`, 'g')
const NAME = py(raw`[^\W\d_a-zß-ÿ][\w'-]* [0-9]+(?:\.[0-9]+)?(?=:| [^\W\d_a-zß-ÿ])(?: [^\W\d_a-zß-ÿ][\w'-]*)*`, 'g')
const CODED = py(raw`[0-9](?:(?=[^\W\d_])|(?<=[^\W\d_][0-9])|(?<=[^\W\d_]-[0-9]))`)
const CODE = py(raw`[^\W_]+(?:-[0-9]{1,2}(?![^\W_]))?`, 'g')
const DIGIT = py('[0-9½¼¾]+', 'g')
// No part of `run` is given back: 1.234 is never read as 1 and what follows.
const DIGITS = py(
  raw`(?<![^\W_])(?:(?<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![^\W_])` +
  raw`|(?<day>[0-9]{1,2})-(?<month>[0-9]{1,2})-(?<year>[0-9]{4})(?![^\W_])` +
  raw`|(?<number>(?=(?<run>[0-9]+(?:[.,][0-9]+)*[½¼¾]?))\k<run>|[½¼¾])(?:(?:e|ste|de|x)\b|(?![^\W_])))`, 'y')
const MONTH = anyCase(MONTHS.join('|'))
const MONTH_AFTER = py(raw`\s+(${MONTH})\b(?:\s+([0-9]{4})(?![^\W_]))?`, 'y')
const MONTH_BEFORE = py(raw`\b(${MONTH})\s+$`)
const SCALE_AFTER = py(raw`\s+(miljoen|miljard)\b`, 'y')
const LETTERS = py(raw`[^\W\d_]+`, 'g')
const PART = py(
  raw`\b(?:(?<top>${anyCase('twee|drie|vier')})\s(?<below>${anyCase('kwart|(?:derde|vierde|vijfde|zesde|achtste|tiende)n?')})` +
  raw`|(?:${anyCase('een')}|[éÉ]{2}[nN])\s(?<one>${anyCase('derde|vierde|vijfde|zesde|achtste|tiende')})(?=\s(?:${anyCase('van|deel|daarvan|ervan|hiervan')})\b))\b`, 'g')
const ZEROS = { miljoen: 6, miljard: 9 }
const PARTS = { kwart: 4, derde: 3, vierde: 4, vijfde: 5, zesde: 6, achtste: 8, tiende: 10 }
const TOPS = { twee: 2, drie: 3, vier: 4 }
const SIGNS = { '½': '0.5', '¼': '0.25', '¾': '0.75' }
const TO_TWENTY = [
  ...['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien'],
  ...['elf', 'twaalf', 'dertien', 'veertien', 'vijftien', 'zestien', 'zeventien', 'achttien', 'negentien', 'twintig']
]
const TENS = ['dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig']
const ENDINGS = ['tal', 'maal', 'voudig', 'voudige', 'jarig', 'jarige', 'daags', 'daagse', 'weeks', 'weekse', 'maands', 'maandse', 'wekelijks', 'maandelijks']

let words

/** Returns the words for numbers, each with its figure. */
export function inWords () {
  if (words) return words
  words = new Map()
  const roundOnes = new Map([...TO_TWENTY.map((word, n) => [n + 1, word]), ...TENS.map((word, n) => [10 * n + 30, word])])
  const below = new Map(roundOnes)
  for (const [ten, word] of roundOnes) {
    if (ten >= 20) TO_TWENTY.slice(0, 9).forEach((name, n) => below.set(ten + n + 1, `${name}${name.endsWith('e') ? 'ën' : 'en'}${word}`))
  }
  const hundreds = new Map([[100, 'honderd']])
  for (let times = 2; times < 20; times++) if (times !== 10) hundreds.set(100 * times, `${below.get(times)}honderd`)
  const all = new Map([...below, ...hundreds])
  for (const [many, manyWord] of hundreds) for (const [rest, word] of below) all.set(many + rest, manyWord + word)
  all.set(1000, 'duizend')
  for (let times = 2; times < 100; times++) all.set(1000 * times, `${below.get(times)}duizend`)
  for (const [number, word] of all) {
    if (number > 1) words.set(word, String(number)).set(word.replaceAll('ë', 'e'), String(number))
  }
  for (const [number, word] of roundOnes) {
    if (number === 1) continue
    for (const ending of ENDINGS) words.set(word + ending, String(number))
    for (const glue of ['ën', 'en']) for (const half of ['half', 'halve']) words.set(word + glue + half, `${number}.5`)
  }
  const odd = { anderhalf: '1.5', anderhalve: '1.5', helft: '0.5', kwart: '0.25', driekwart: '0.75', tweederde: '2/3', eenderde: '1/3' }
  for (const [word, value] of Object.entries(odd)) words.set(word, value)
  return words
}

/** Returns the figures in `text`, in order; what stands within one of `names` is none. */
export function figures (text, names = [WET]) {
  const seen = shown(text, names)
  return [...fromDigits(seen), ...fromWords(seen)].sort((one, other) => one.begin - other.begin)
}

/** Returns the words in `text` whose digits are part of a name and no figure: B1, ThuisIn050, mbo-2. */
export function codes (text, names = [WET]) {
  if (!CODED.test(text)) return []
  const seen = shown(text, names)
  const counted = fromDigits(seen)
  const isUnread = at => !counted.some(({ begin, eind }) => begin <= at && at < eind)
  const found = []
  for (const match of seen.matchAll(CODE)) {
    const digits = match[0].matchAll(/\p{Nd}/gu)
    if ([...digits].some(digit => isUnread(match.index + digit.index))) found.push(figure(match[0], match.index, match.index + match[0].length))
  }
  return found
}

/** Returns the figures that `value` says: a day says its month and its year too. */
export function covers (value) {
  const [year, ...rest] = value.split('-')
  return rest.length && year ? [value, year, `${year}-${rest[0]}`, `--${rest.join('-')}`] : [value]
}

/** Returns where `text` names its sources: bron 2, bron 1 en 3, bron 1, 2 en 4. */
export function namedSources (text) {
  if (!text.includes('ron')) return []
  return Array.from(text.matchAll(SOURCES), match => ({
    nummers: Array.from(match[0].matchAll(/[0-9]+/g), found => ({ nummer: Number(found[0]), begin: match.index + found.index })),
    begin: match.index,
    eind: match.index + match[0].length
  }))
}

/** Returns the names that hold a number: of the law, of keywords, and in `titel`. */
export function namesWithDigits (titel, trefwoorden) {
  return [WET, ...trefwoorden.filter(word => /[0-9]/.test(word)), ...namesInTitle(titel)]
}

/** Returns the names with a number in `titel`, as in 'Care 4 Health: samen gezond'. */
export function namesInTitle (titel) {
  return Array.from(titel.matchAll(NAME), match => match[0])
}

const figure = (waarde, begin, eind) => ({ waarde, begin, eind })

/** Returns `text` with blanks for names, addresses and sources, so that every place stays the same. */
function shown (text, names) {
  for (const name of names) if (name && text.includes(name)) text = text.replaceAll(name, ' '.repeat(name.length))
  if (text.includes('ron')) text = text.replace(SOURCES, blank)
  if (/\]|:\/\/|www\./.test(text)) text = text.replace(ADDRESS, blank)
  return text.includes('@') ? text.replace(MAIL, blank) : text
}

// Not by code point: a place counts in the halves of which JavaScript makes a text.
const blank = found => found.replace(/[^\n]/g, ' ')

function at (pattern, text, place) {
  pattern.lastIndex = place
  return pattern.exec(text)
}

function fromDigits (text) {
  const found = []
  let first
  let place = 0
  while ((first = at(DIGIT, text, place))) {
    const match = at(DIGITS, text, first.index)
    const one = match && (dateAt(match) ?? numberAt(match))
    if (one) found.push(one)
    place = Math.max(first.index + first[0].length, one?.eind ?? 0)
  }
  return found
}

/** Returns the date of which `match` is the first number, if it is one. */
function dateAt (match) {
  const { input, index: start, groups: { iso, day, month, year, number } } = match
  const end = start + match[0].length
  if (iso) return figure(iso, start, end)
  if (!number) return figure(`${year}-${two(month)}-${two(day)}`, start, end)
  if (!DECIMAL.test(number)) return
  const after = number.length < 3 && at(MONTH_AFTER, input, end)
  if (after) {
    const date = `${monthNumber(after[1])}-${two(number)}`
    return figure(after[2] ? `${after[2]}-${date}` : `--${date}`, start, end + after[0].length)
  }
  if (number.length !== 4) return
  // One more than may be part of it, to see whether a word begins there.
  const from = Math.max(0, start - 16)
  const before = MONTH_BEFORE.exec(input.slice(from, start))
  if (before && (before.index || start < 16)) return figure(`${number}-${monthNumber(before[1])}`, from + before.index, end)
}

const two = digits => String(Number(digits)).padStart(2, '0')
const monthNumber = name => two(MONTHS.indexOf(name.toLowerCase()) + 1)

function numberAt (match) {
  const { input, index: start, groups: { number } } = match
  const end = start + match[0].length
  // The end of a name: mbo-2, Covid-19; a year is not: pilot-2018.
  if (number.length < 3 && /\p{L}-$/u.test(input.slice(Math.max(0, start - 3), start))) return
  const value = fromDutch(number)
  const scale = value.split(/[.,]/).length < 3 && at(SCALE_AFTER, input, end)
  return scale ? figure(shifted(value, ZEROS[scale[1]]), start, end + scale[0].length) : figure(value, start, end)
}

/** Returns a number in Dutch style as a computer writes it: 1.234,50 is 1234.5. */
function fromDutch (digits) {
  const sign = SIGNS[digits.at(-1)]
  let found = sign ? digits.slice(0, -1) : digits
  if (/^[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$/.test(found)) found = found.replaceAll('.', '')
  const split = found.split(/[.,]/)
  if (split.length === 2) found = `${split[0]}.${split[1].replace(/0+$/, '')}`.replace(/\.$/, '')
  return sign && split.length < 3 ? sum(found || '0', sign) : found
}

/** Returns the sum of two decimal numbers, to the last digit. */
function sum (one, other) {
  const pieces = [one, other].map(text => text.split('.'))
  const places = Math.max(...pieces.map(([, part = '']) => part.length))
  const total = pieces.reduce((all, [left, part = '']) => all + BigInt(left + part.padEnd(places, '0')), 0n)
  return shifted(String(total), -places)
}

/** Returns `value` times ten to the power of `zeros`, to the last digit. */
function shifted (value, zeros) {
  const [left, part = ''] = value.split('.')
  const digits = `${left}${part}`.padStart(left.length + part.length + Math.max(0, -zeros), '0')
  const point = digits.length - part.length + zeros
  const all = digits.padEnd(point, '0')
  const whole = all.slice(0, point).replace(/^0+(?=[0-9])/, '') || '0'
  const rest = all.slice(point).replace(/0+$/, '')
  return rest ? `${whole}.${rest}` : whole
}

function fromWords (text) {
  // Most texts have none: that is found out quickly.
  const small = text.toLowerCase()
  const isHint = word => inWords().has(word) || word.replace(/n$/, '') in PARTS
  if (!small.includes('duizend') && !(small.match(/[a-zë]+/g) ?? []).some(isHint)) return []
  const found = Array.from(text.matchAll(PART), part)
  const inPart = place => found.some(({ begin, eind }) => begin <= place && place < eind)
  const numbers = []
  for (const match of text.matchAll(LETTERS)) {
    const value = valueOf(match[0].toLowerCase())
    if (value === undefined || inPart(match.index)) continue
    const end = match.index + match[0].length
    const before = numbers.at(-1)
    const scale = value.includes('/') ? null : at(SCALE_AFTER, text, end)
    if (before?.eind === match.index - 1 && before.waarde.endsWith('000') && DECIMAL.test(value) && Number(value) < 1000) {
      // After a thousand comes a blank: tweeduizend vijfhonderd.
      numbers[numbers.length - 1] = figure(String(BigInt(before.waarde) + BigInt(value)), before.begin, end)
    } else if (scale) numbers.push(figure(shifted(value, ZEROS[scale[1]]), match.index, end + scale[0].length))
    else numbers.push(figure(value, match.index, end))
  }
  return [...found, ...numbers]
}

/** Returns the figure that `word` is, if it is one; of thousands there are too many to list. */
function valueOf (word) {
  const at = word.indexOf('duizend')
  if (at < 0 || inWords().has(word)) return inWords().get(word)
  const many = word.slice(0, at)
  const rest = word.slice(at + 'duizend'.length)
  const times = many ? inWords().get(many) : '1'
  const more = rest ? inWords().get(rest) : '0'
  if ([times, more].every(value => value && DECIMAL.test(value) && Number(value) < 1000)) return String(Number(times) * 1000 + Number(more))
}

function part (match) {
  const { top, below, one } = match.groups
  const above = top ? TOPS[top.toLowerCase()] : 1
  const under = PARTS[(below ?? one).toLowerCase().replace(/n$/, '')]
  return figure(above === 3 && under === 4 ? '0.75' : `${above}/${under}`, match.index, match.index + match[0].length)
}
