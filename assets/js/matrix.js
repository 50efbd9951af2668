// What the matrix counts. No DOM, so that Node can test it.
import { Bits } from './facets.js'

export const STEPS = 4

/**
 * Returns a function from thema and element to how many examples have both, given all choices
 * but those of thema and element. Leave one out for the total of a row or column, or both.
 */
export function pairCounts (index, selection, base) {
  const { hits } = index.query(selection.with('thema', []).with('element', []), base)
  const none = new Bits(index.size)
  const holding = (facet, value) => value === undefined ? hits : index.facets.get(facet).get(value) ?? none
  return (thema, element) => holding('thema', thema).and(holding('element', element)).countWith(hits)
}

/** Returns the shade of a cell: 0 is empty, and one example is never dark. `pages/matrix.py` does the same. */
export function shade (count, fullest) {
  return Math.ceil(STEPS * count / Math.max(fullest, STEPS))
}
