// Numbers, dates and lists as Dutch readers write them: twin of `praktijksite/dutch.py`.
// No DOM, so that Node can test it.
import { decimal } from './bestand.js'

export const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']

/** Returns `value` in Dutch style, not rounded: 1.234,5. */
export function number (value) {
  const [whole, part] = decimal(value).split('.')
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, '.')
  return part ? `${grouped},${part}` : grouped
}

/** Returns a whole or partial date in words: 21 november 2026, oktober 2017, 2017. */
export function day (date) {
  const [year, month, ...rest] = date.split('-').map(Number)
  return [...rest, ...(month ? [MONTHS[month - 1]] : []), year].join(' ')
}

/** Returns `value` with its `unit`: 43%, 12 personen. */
export function amount (value, unit) {
  return unit === 'procent' ? `${number(value)}%` : `${number(value)} ${unit}`
}

/** Returns `words` as a list in a sentence: a, b en c. */
export function join (words, last = 'en') {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
