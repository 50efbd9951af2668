// The sentences of a Dutch text, how many words each has, and words that a reader may not know: twin of
// `praktijksite/zinnen.py` and `termen.py`. What they know of Dutch comes as data. No DOM, so that Node can test it.
import { namedSources } from './getallen.js'
import { oneLine, parts, py } from './tekens.js'

const { raw } = String
const OPENS = raw`"'“”‘’«»„(\[`
const CLOSES = raw`"'”’“»)\]`
const END = py(raw`[.!?…]+[${CLOSES}]*(?:\s+\([Bb]ron(?:nen)?\s[^()]*\)\.?)?(?=\s)`, 'g')
const BEGINS = py(raw`[${OPENS}]*(?:[A-ZÀ-ÖØ-Þ0-9€]|['’][a-z][\s-])|[-–—*•]\s`, 'y')
const LAST_WORD = py(raw`(?:^|\s)[${OPENS}]*(\S+?)[.!?…]+[${CLOSES}]*$`)
const LETTERS = py(raw`^(?:[^\W\d_]\.)+[^\W\d_]$`)
const ITEM = /^[0-9]{1,2}\.$/
const WORD = py(raw`\S+`, 'g')

/** Returns the sentences of a paragraph, in order, each with its place; in `tekst` blanks are made single. */
export function zinnen ({ nooit_laatst: never, soms_laatst: maybe }, text) {
  // Where each sign of the line stands in the text.
  const places = []
  for (const { index, 0: word } of text.matchAll(WORD)) for (let i = 0; i <= word.length; i++) places.push(index + i)
  const line = oneLine(text)
  const found = []
  let start = 0
  const add = end => {
    found.push({ tekst: line.slice(start, end), begin: places[start], eind: places[end] })
    start = end + 1
  }
  for (const { index, 0: mark } of line.matchAll(END)) {
    const end = index + mark.length
    BEGINS.lastIndex = end + 1
    if (BEGINS.test(line) && isEnd(line.slice(start, end), mark, never, maybe)) add(end)
  }
  if (start < line.length) add(line.length)
  return found
}

/** Tells whether the `mark` with which `sentence` ends does end it. */
function isEnd (sentence, mark, never, maybe) {
  if (mark[0] !== '.' || mark.startsWith('..')) return true
  const before = `${sentence.slice(0, sentence.length - mark.length)}.`
  if (ITEM.test(before)) return false
  const word = LAST_WORD.exec(before)?.[1] ?? ''
  return maybe.includes(word) || !(never.includes(word) || LETTERS.test(word) || /^\p{L}$/u.test(word))
}

/** Returns how many words a reader reads: the sources that are named (bron 2) are passed over. */
export function woorden (text) {
  for (const { begin, eind } of namedSources(text).reverse()) text = `${text.slice(0, begin)} ${text.slice(eind)}`
  return parts(text).filter(word => /[\p{L}\p{N}]/u.test(word)).length
}

/** Returns the abbreviations and hard words in `text`, with their places; `vorm` is how one looks it up. */
export function termen ({ stammen }, text) {
  const stems = stammen.join('|').replace(/\p{L}/gu, letter => `[${letter}${letter.toUpperCase()}]`)
  const pattern = py(raw`(?<![\w-])(?:(?<afkorting>[A-Z]{2,5}[0-9]?)(?!\w)|(?<woord>(?:${stems})\w*))`, 'g')
  return Array.from(text.matchAll(pattern), ({ index, 0: tekst, groups: { afkorting } }) => ({
    soort: afkorting ? 'afkorting' : 'moeilijk woord', vorm: afkorting ?? tekst.toLowerCase(), tekst, begin: index, eind: index + tekst.length
  }))
}
