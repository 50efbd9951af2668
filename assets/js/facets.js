// The index of the explorer: which examples have which options, as bits, and how
// many each option would give. No DOM, so that Node can test it.

const popcount = x => {
  x -= (x >>> 1) & 0x55555555
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333)
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** A set of example numbers below `size`. */
export class Bits {
  constructor (size, words = new Uint32Array((size + 31) >>> 5)) {
    this.size = size
    this.words = words
  }

  static of (size, numbers) {
    const bits = new Bits(size)
    for (const number of numbers) bits.add(number)
    return bits
  }

  static all (size) {
    const bits = new Bits(size)
    bits.words.fill(0xffffffff)
    if (size & 31) bits.words[bits.words.length - 1] = (2 ** (size & 31)) - 1
    return bits
  }

  add (number) { this.words[number >>> 5] |= 1 << (number & 31) }

  has (number) { return (this.words[number >>> 5] >>> (number & 31) & 1) === 1 }

  and (other) { return new Bits(this.size, this.words.map((word, i) => word & other.words[i])) }

  or (other) { return new Bits(this.size, this.words.map((word, i) => word | other.words[i])) }

  count () { return this.words.reduce((sum, word) => sum + popcount(word), 0) }

  countWith (other) {
    let sum = 0
    for (let i = 0; i < this.words.length; i++) sum += popcount(this.words[i] & other.words[i])
    return sum
  }
}

export class FacetIndex {
  /** `data` is facetten.json: per facet the values `v` and the gaps `p` between their numbers. */
  constructor (data) {
    this.size = data.n
    this.facets = new Map(Object.entries(data.f).map(([facet, { v, p }]) => [facet, new Map(v.map((value, i) => {
      let number = -1
      return [value, Bits.of(data.n, p[i].map(gap => (number += gap)))]
    }))]))
  }

  /**
   * Returns the examples that `selection` leaves and, per facet, what each option would give.
   * Within a facet any chosen value will do, or with `all` every one must hold; between facets
   * all must hold. `base` narrows further, such as to what a text search found.
   */
  query (selection, base = Bits.all(this.size)) {
    const sets = this.#sets(selection)
    const without = skip => [...sets].reduce((bits, [facet, set]) => facet === skip ? bits : bits.and(set), base)
    const hits = without(null)
    const counts = new Map()
    for (const [facet, values] of this.facets) {
      // With `all` a further option narrows what is left; without it, it adds to its own facet.
      const rest = sets.has(facet) && !selection.all(facet) ? without(facet) : hits
      counts.set(facet, new Map([...values].map(([value, bits]) => [value, rest.countWith(bits)])))
    }
    return { hits, total: hits.count(), counts }
  }

  /** Returns the numbers in `hits` in the `order` given; newest first is the order of the numbers. */
  ordered (hits, order = Array.from({ length: this.size }, (_, number) => number)) {
    return order.filter(number => hits.has(number))
  }

  /** Returns the examples that `query` leaves, without the counts. */
  hits (selection, base = Bits.all(this.size)) {
    return [...this.#sets(selection).values()].reduce((bits, set) => bits.and(set), base)
  }

  #sets (selection) {
    const active = [...this.facets.keys()].filter(facet => selection.values(facet).length > 0)
    return new Map(active.map(facet => [facet, this.#chosen(facet, selection)]))
  }

  #chosen (facet, selection) {
    const none = new Bits(this.size)
    const sets = selection.values(facet).map(value => this.facets.get(facet).get(value) ?? none)
    return selection.all(facet) ? sets.reduce((a, b) => a.and(b)) : sets.reduce((a, b) => a.or(b))
  }
}

/** Returns `text` without capitals and diacritics, as the build folded its words. */
export function fold (text) {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
}

/**
 * Returns the numbers of the texts that hold every word of `query`, or else every longer word
 * without its ending; first those that say them all soonest, for a text begins with its title.
 * A short word must begin one, or "werk" finds "netwerk".
 */
export function findText (texts, query) {
  const words = fold(query).split(/[\s,;]+/).filter(Boolean)
  const found = holding(texts, words)
  return found.length > 0 ? found : holding(texts, words.map(word => word.length > 6 ? word.replace(/(en|e|s)$/, '') : word))
}

function holding (texts, words) {
  const found = []
  texts.forEach((text, number) => {
    let last = 0
    for (const word of words) {
      const place = placeOf(text, word)
      if (place < 0) return
      last = Math.max(last, place)
    }
    found.push({ number, last })
  })
  return found.sort((a, b) => a.last - b.last || a.number - b.number).map(({ number }) => number)
}

function placeOf (text, word) {
  return word.length > 4 ? text.indexOf(word) : text.startsWith(word) ? 0 : text.indexOf(` ${word}`)
}
