// The grid of the map: which cell lies where, and which shade a count gets. No DOM, so that Node can test it.

const COLUMN = Math.sqrt(3) / 2

/** Cells at [column, row]; every odd column is half a cell lower. Cells go by their place in the list. */
export class Grid {
  /** The height to keep while going sideways, so that six neighbours do not make a straight walk climb. */
  #line = null

  constructor (places) {
    this.points = places.map(([column, row]) => ({ x: column * COLUMN, y: row + (column % 2) / 2 }))
  }

  /** Returns the cell that `key` leads to from `from`: a neighbour, or across water the nearest; at the edge `from` itself. */
  step (from, key) {
    const { x, y } = this.points[from]
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      this.#line = null
      const sign = key === 'ArrowDown' ? 1 : -1
      return this.#nearest(from, point => [(point.y - y) * sign, Math.abs(point.x - x)])
    }
    const line = this.#line ?? y
    this.#line = line
    if (key === 'Home' || key === 'End') return this.#outermost(from, line, key === 'End' ? 1 : -1)
    const sign = key === 'ArrowRight' ? 1 : -1
    return this.#nearest(from, point => [(point.x - x) * sign, Math.abs(point.y - line)])
  }

  /** Forgets the height of a walk: the next one starts where the focus was put. */
  rest () { this.#line = null }

  /** `measure` tells of a point how far ahead it lies and how far aside. */
  #nearest (from, measure) {
    let best = from
    let least = Infinity
    this.points.forEach((point, index) => {
      const [ahead, aside] = measure(point)
      const cost = 2 * ahead + 1.5 * aside
      if (ahead > 0.01 && cost < least) [best, least] = [index, cost]
    })
    return best
  }

  /** The last cell on the same height, to the west (-1) or the east (1). */
  #outermost (from, line, sign) {
    return this.points.reduce((best, point, index) =>
      Math.abs(point.y - line) <= 0.5 && point.x * sign > this.points[best].x * sign ? index : best, from)
  }
}

/** Returns which shade `count` gets: the number of bounds it reaches. */
export function level (count, bounds) {
  return bounds.filter(bound => bound <= count).length
}
