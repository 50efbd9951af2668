// What a visitor meant by a word. No DOM, so that Node can test it.
import { fold } from './facets.js'

const wordsOf = text => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Returns in how many steps `a` becomes `b`: a letter more, less, other, or two changed places. */
export function distance (a, b) {
  let before = []
  let row = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1)
    }
    before = row
    row = next
  }
  return row[b.length]
}

/**
 * Returns `query` with each word, or the whole, as one of `names` that it nearly is, or
 * undefined when there is none. Short words may differ by one step, longer ones by two.
 */
export function corrected (query, names) {
  const known = new Map(names.map(name => [fold(name), name]))
  const whole = nearest(fold(query.trim()), known)
  if (whole) return whole
  let changed = false
  const words = query.trim().split(/\s+/).map(word => {
    const name = nearest(fold(word), known)
    changed ||= name !== undefined
    return name ?? word
  })
  return changed ? words.join(' ') : undefined
}

function nearest (word, known) {
  if (known.has(word)) return
  let least = word.length < 4 ? 1 : word.length < 8 ? 2 : 3
  let best
  for (const [folded, name] of known) {
    if (Math.abs(folded.length - word.length) >= least) continue
    const steps = distance(word, folded)
    if (steps < least) [best, least] = [name, steps]
  }
  return best
}

/**
 * Tells whether a hit is about `query`: each of its words begins as one that matched in the
 * text (stems and small mistakes end otherwise), or is among the names of the example.
 */
export function isAbout (query, { content, locations, meta }) {
  const text = content.split(/\s+/)
  const matched = new Set([...locations.flatMap(place => wordsOf(text[place] ?? '')), ...wordsOf(`${meta.title} ${meta.woorden ?? ''}`)])
  return wordsOf(query).every(word => word.length < 4 || [...matched].some(other => alike(word, other)))
}

/** "gewerkt" and "werken" are alike, "opvang" and "op" are not. */
function alike (a, b) {
  const [one, other] = [a, b].map(word => word.length > 5 ? word.replace(/^ge/, '') : word)
  const enough = Math.max(3, Math.floor(one.length / 2))
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  return same >= enough
}
