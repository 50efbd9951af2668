// Lines of the whole CSV, kept as the build wrote them: what was quoted or made safe
// for spreadsheets stays so, because nothing is written anew. No DOM.

/** Returns the lines of `text`; a line break between quotes parts nothing. */
export function lines (text) {
  const found = []
  let start = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    else if (text[i] === '\n' && !quoted) {
      found.push(text.slice(start, i + 1))
      start = i + 1
    }
  }
  if (start < text.length) found.push(text.slice(start))
  return found
}

/** Returns the head of the CSV and the lines that `keep(slug, number)` wants; numbers count from 0. */
export function pick (text, keep) {
  const [head = '', ...rows] = lines(text)
  // The first cell is the slug, which never needs quotes.
  return [head, ...rows.filter((row, number) => keep(row.slice(0, row.indexOf(',')), number))].join('')
}
