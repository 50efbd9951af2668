// A mail that a visitor sends with her own program. No DOM.

/** Some programs cut off a body that is longer, as it stands in the address. */
export const LONGEST = 1800

/** Returns a `mailto:` with the address below as many of `lines` as fit. */
export function mailTo ({ subject, lines = [], address }) {
  const body = kept => encodeURIComponent([...kept, address].join('\r\n\r\n'))
  let kept = lines
  while (kept.length > 0 && body(kept).length >= LONGEST) kept = kept.slice(0, -1)
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${body(kept)}`
}
