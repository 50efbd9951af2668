// What a reader sees of a text in Markdown: its paragraphs and items without the markup, each sign with its place.
// `praktijksite/alineas.py` asks the converter of the pages; a form has none, and looks at the lines. No DOM.

const FENCE = /^ {0,3}(?:```|~~~)/
const NO_SENTENCE = /^ {0,3}#|^\s*\||^ {0,3}\[[^\]]+\]:/
const ITEM = /^[\s>]*(?:[-*+]|[0-9]{1,2}[.)])\s+/
const QUOTE = /^[\s>]*/
const LINK = /!?\[([^\]]*)\]\([^)]*\)/g
const EMPHASIS = /[*_`]/g

/** Returns the pieces of `text` that hold sentences: `text` as a reader sees it, and `places` of its signs. */
export function alineas (text) {
  const found = []
  let current
  let inFence = false
  let start = 0
  for (const line of text.split('\n')) {
    const isFence = FENCE.test(line)
    const item = ITEM.exec(line)
    const [{ length: lead }] = item ?? QUOTE.exec(line)
    if (isFence) inFence = !inFence
    if (isFence || inFence || NO_SENTENCE.test(line) || lead === line.length) current = undefined
    else {
      if (!current || item) found.push(current = { text: '', places: [] })
      add(current, line.slice(lead), start + lead)
    }
    start += line.length + 1
  }
  return found
}

/** Adds what a reader sees of `line`, which begins at `start`, to `block`. */
function add (block, line, start) {
  const hidden = new Set()
  const hide = (from, to) => { for (let at = from; at < to; at++) hidden.add(at) }
  for (const { index, 0: link, 1: label } of line.matchAll(LINK)) {
    // The text of a link is read, its address is not.
    const inner = index + link.indexOf('[') + 1
    hide(index, inner)
    hide(inner + label.length, index + link.length)
  }
  for (const { index } of line.matchAll(EMPHASIS)) hidden.add(index)
  for (let at = 0; at < line.length; at++) {
    if (hidden.has(at)) continue
    block.text += line[at]
    block.places.push(start + at)
  }
  block.text += '\n'
  block.places.push(start + line.length)
}
