// Text as Python sees it, for the twins of Python rules in this folder. A blank, a word and a length are
// not the same in both languages: `trim` takes away U+FEFF and leaves U+001C, `\w` knows no é, and
// `length` counts an emoji twice. No DOM, so that Node can test it.

const BLANK = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const SETS = { s: BLANK, w: '\\p{L}\\p{N}_', d: '\\p{Nd}' }
const EDGE = `(?:(?<=[${SETS.w}])(?![${SETS.w}])|(?<![${SETS.w}])(?=[${SETS.w}]))`
const TAKEN_FROM_WORDS = [
  ['[^\\W\\d_a-zß-ÿ]', '(?![a-zß-ÿ])[\\p{L}\\p{Nl}\\p{No}]'],
  ['[^\\W\\d_]', '[\\p{L}\\p{Nl}\\p{No}]'],
  ['[^\\W_]', '[\\p{L}\\p{N}]']
]

/** Returns the pattern that Python's `source` is: \s, \w, \d and \b are Unicode's. */
export function py (source, flags = '') {
  for (const [python, here] of TAKEN_FROM_WORDS) source = source.replaceAll(python, here)
  let inSet = false
  const translated = source.replace(/\\([^])|[[\]]/g, (found, escaped) => {
    if (!escaped) {
      if (found === '[' && !inSet) inSet = true
      else if (found === ']') inSet = false
      return found
    }
    if (escaped in SETS) return inSet ? SETS[escaped] : `[${SETS[escaped]}]`
    if (escaped === 'S') return `[^${BLANK}]`
    return escaped === 'b' ? EDGE : found
  })
  return new RegExp(translated, `u${flags}`)
}

/** Returns the pattern that the whole of a text must fit, as `re.fullmatch` asks. */
export function whole (source) {
  return py(`^(?:${source})$`)
}

const AROUND = py('^\\s+|\\s+$', 'g')
const AFTER = py('\\s+$')
const BETWEEN = py('\\s+')

export const strip = text => text.replace(AROUND, '')
export const rstrip = text => text.replace(AFTER, '')
export const isBlank = text => strip(text) === ''

/** Returns what stands between the blanks, as `str.split` does. */
export function parts (text) {
  const stripped = strip(text)
  return stripped ? stripped.split(BETWEEN) : []
}

export const oneLine = text => parts(text).join(' ')

/** Returns the number of characters (code points). */
export function size (text) {
  return text.length - (text.match(/[\ud800-\udbff](?=[\udc00-\udfff])/g)?.length ?? 0)
}

/** Returns `text` as `str.casefold` does. Lower, upper, lower: ẞ is ß, that is SS, that is ss. */
export function casefold (text) {
  // One at a time: a sigma at the end of a word folds like any other.
  return Array.from(text, sign => sign === 'ı' ? sign : sign.toLowerCase().toUpperCase().toLowerCase()).join('')
}

/** Returns the pattern of `word` in small letters, capitals, or any mix; only of a to z. */
export function anyCase (word) {
  return word.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`)
}

/** What no file may hold: twin of `INVISIBLE` in `praktijksite/source.py`. */
export const INVISIBLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]/u
