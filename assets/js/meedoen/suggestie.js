// What an author probably meant: twin of `quoted`, `nearest` and `suggestion` in `praktijksite/problems.py`,
// and of the part of Python's difflib behind them. No DOM, so that Node can test it.
import { casefold, oneLine, rstrip, size } from './tekens.js'

/** Returns what an author wrote between quotes, cut where it would fill the screen. */
export function quoted (text, limit = 60) {
  const short = oneLine(text)
  const signs = short.length > limit ? [...short] : []
  return signs.length > limit ? `'${rstrip(signs.slice(0, limit).join(''))}…'` : `'${short}'`
}

/** Returns the one of `known` that `value` was surely meant to be, if there is one. */
export function nearest (value, known, cutoff = 0.8) {
  const meant = [...casefold(value)]
  let best
  for (const { name, folded, signs } of foldedOf(known)) {
    const score = ratio(signs, meant, cutoff)
    if (score >= cutoff && (!best || score > best.score || (score === best.score && folded >= best.folded))) best = { score, folded, name }
  }
  return best?.name
}

const foldedLists = new WeakMap()

/** Returns the names of a list as they are compared, sorted; of one that is asked for often only once. */
function foldedOf (known) {
  if (!foldedLists.has(known)) {
    foldedLists.set(known, [...known].sort().map(name => ({ name, folded: casefold(name), signs: [...casefold(name)] })))
  }
  return foldedLists.get(known)
}

/** Returns "Bedoelde je …?" when `value` is nearly one of `known`, or what there is to choose. */
export function suggestion (value, known, limit = 12) {
  const sure = nearest(value, known)
  if (sure) return `Bedoelde je ${quoted(sure)}?`
  const folded = casefold(value)
  const long = size(folded)
  const names = foldedOf(known)
  const inside = long < 200 ? names.filter(({ name, folded: inner }) => size(name) > 3 && folded.includes(inner)) : []
  const around = long > 3 ? names.filter(name => name.folded.includes(folded)) : []
  let perhaps = (inside.length ? inside : around).slice(0, 3).map(({ name }) => name)
  if (!perhaps.length) perhaps = [nearest(value, known, 0.72)].filter(Boolean)
  const guess = perhaps.length ? `Bedoelde je ${perhaps.map(name => quoted(name)).join(' of ')}? ` : ''
  if (known.length && known.length <= limit) return guess ? `${guess}Kies anders uit: ${known.join(', ')}.` : `Kies uit: ${known.join(', ')}.`
  return rstrip(guess) || 'Controleer de schrijfwijze.'
}

/**
 * Returns how alike `a` and `b` are, from 0 to 1: `SequenceMatcher(None, a, b).ratio()`; 0 when that is surely
 * less than `cutoff`. Python passes over letters that a `b` of 200 or more has often: so long is no name that
 * could be near.
 */
export function ratio (a, b, cutoff = 0) {
  const both = a.length + b.length
  if (!both) return 1
  if (2 * Math.min(a.length, b.length) / both < cutoff || 2 * inCommon(a, b) / both < cutoff) return 0
  return 2 * matches(a, b) / both
}

function inCommon (a, b) {
  const left = new Map()
  for (const sign of b) left.set(sign, (left.get(sign) ?? 0) + 1)
  let count = 0
  for (const sign of a) {
    const more = left.get(sign)
    if (!more) continue
    count++
    left.set(sign, more - 1)
  }
  return count
}

/** Returns how many letters stand in the longest piece that is in both, the longest before it, and so on. */
function matches (a, b) {
  const places = new Map()
  b.forEach((sign, place) => places.has(sign) ? places.get(sign).push(place) : places.set(sign, [place]))
  let count = 0
  const rest = [[0, a.length, 0, b.length]]
  while (rest.length) {
    const [fromA, toA, fromB, toB] = rest.pop()
    const [atA, atB, length] = longest(a, places, fromA, toA, fromB, toB)
    if (!length) continue
    count += length
    rest.push([fromA, atA, fromB, atB], [atA + length, toA, atB + length, toB])
  }
  return count
}

function longest (a, places, fromA, toA, fromB, toB) {
  let best = [fromA, fromB, 0]
  let before = new Map()
  for (let i = fromA; i < toA; i++) {
    const row = new Map()
    for (const j of places.get(a[i]) ?? []) {
      if (j < fromB || j >= toB) continue
      const length = (before.get(j - 1) ?? 0) + 1
      row.set(j, length)
      if (length > best[2]) best = [i - length + 1, j - length + 1, length]
    }
    before = row
  }
  return best
}
