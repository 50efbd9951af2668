// What is a web address: twin of `is_web_address` in `praktijksite/validate.py`, and of what Python's urlsplit
// refuses. No DOM, so that Node can test it.
import { py } from './tekens.js'

const NOT_IN_ADDRESS = py(String.raw`[\s\x00-\x1f\x7f<>"\\^` + '`' + String.raw`{|}]`)
const ADDRESS = /^https?:\/\/([^/?#]*)/i

/** Tells whether `text` is an http(s) address with a host, without blanks or control characters. */
export function isWebAddress (text) {
  const host = NOT_IN_ADDRESS.test(text) ? '' : ADDRESS.exec(text)?.[1] ?? ''
  if (host.includes('@') || mayDeceive(host)) return false
  if (/[[\]]/.test(host)) return isBracketed(host)
  return host !== '' && host[0] !== ':'
}

/** Tells whether letters in `host` look like signs that end it, such as ℀. */
function mayDeceive (host) {
  const plain = host.replace(/[:@#?]/g, '')
  const normal = plain.normalize('NFKC')
  return normal !== plain && /[/?#@:]/.test(normal)
}

function isBracketed (host) {
  try {
    return host.startsWith('[') && new URL(`http://${host.slice(0, host.indexOf(']') + 1)}`).hostname !== ''
  } catch {
    return false
  }
}
