// What several examples cover together: the flower of a gemeente. No DOM, so that Node can test it.

/**
 * Returns the themas of the examples in `bits`, in the order of `themas`: what is kern of one is
 * kern of all. `all` and `kern` hold per thema the examples that have it, and that are mainly about it.
 */
export function samen (bits, themas, all, kern) {
  const covers = (sets, thema) => (sets.get(thema)?.countWith(bits) ?? 0) > 0
  const full = themas.filter(thema => covers(kern, thema))
  return { kern: full, raakt: themas.filter(thema => covers(all, thema) && !full.includes(thema)) }
}

/** Returns the ids of the petals that stand in the flower, and of its heart. */
export function delen ({ kern, raakt }) {
  const petals = [...kern.map(thema => `blad-kern-${thema}`), ...raakt.map(thema => `blad-raakt-${thema}`)]
  return petals.length ? [...petals, 'bloemhart'] : []
}

/** Says what the flower shows; `names` has the name of each thema. */
export function bloemTekst ({ kern, raakt }, names) {
  const list = (word, themas) => themas.length ? `${word}: ${themas.map(thema => names.get(thema).toLowerCase()).join(', ')}.` : ''
  return [list('Kern', kern), list('Raakt', raakt)].filter(Boolean).join(' ')
}
