// What a pattern of Python finds, for tests/test_controle.py.
import { py } from '../../assets/js/meedoen/tekens.js'

/** Returns all that `source` finds in `text`, as one text. */
export function found (source, text) {
  return Array.from(text.matchAll(py(source, 'g')), match => match[0]).join('')
}
