// What is a web address: twin of `is_web_address` in `praktijksite/validate.py`, and of what Python's urlsplit
// refuses. No DOM, so that Node can test it.
import { py } from './tekens.js'

const NOT_IN_ADDRESS = py(String.raw`[\s\x00-\x1f\x7f<>"\\^` + '`' + String.raw`{|}]`)
const ADDRESS = /^https?:\/\/([^/?#]*)/i

/** Tells whether `text` is an http(s) address with a host that has a name, without blanks or control characters. */
export function isWebAddress (text) {
  const host = NOT_IN_ADDRESS.test(text) ? '' : ADDRESS.exec(text)?.[1] ?? ''
  return host !== '' && host[0] !== ':' && !/[@[\]]/.test(host) && !mayDeceive(host)
}

/** Tells whether letters in `host` look like signs that end it, such as ℀. */
function mayDeceive (host) {
  const plain = host.replace(/[:@#?]/g, '')
  const normal = plain.normalize('NFKC')
  return normal !== plain && /[/?#@:]/.test(normal)
}
