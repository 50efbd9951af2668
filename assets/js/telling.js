// Counts in words. No DOM, so that Node can test it.

/** Returns a count of examples; `none` says what there is when there is none. */
export function aantalVoorbeelden (count, none) {
  return count === 0 ? none : count === 1 ? '1 voorbeeld' : `${count} voorbeelden`
}

/** Returns what an option gives now; `known` tells whether it has any example at all. */
export function telling (count, known) {
  return aantalVoorbeelden(count, known ? 'geen bij je keuzes' : 'nog geen voorbeeld')
}

/** Returns how many gemeenten have what was asked for, as a sentence. */
export function gemeentenMet (count, total, what) {
  return `${count || 'Geen'} van de ${total} gemeenten ${count > 1 ? 'hebben' : 'heeft'} ${what}.`
}
