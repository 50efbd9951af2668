// What is wrong with an example, word for word as `python build.py check` tells it of the file that `bestand.js`
// writes. The rules are twins of those in `praktijksite/`, each in a file of its own; the schema and the messages
// come from there as data. `tests/test_controle.py` holds the two together. No DOM, so that Node can test it.
import { asFile, storiesOf } from './bestand.js'
import { checkFeiten } from './feiten.js'
import { checkTogether } from './samen.js'
import { bodyLines, checkLinks, checkSections } from './secties.js'
import { quoted } from './suggestie.js'
import { INVISIBLE } from './tekens.js'
import { node, Validator } from './velden.js'

const HIDDEN = new RegExp(INVISIBLE.source, 'gu')
const MAX_BYTES = 200_000

/**
 * Returns the problems of an example as `{ veld, plek, wat, hint }`: what the check calls the field, the path to it
 * in the form, what is wrong, and what would be right. `gegevens` is what `praktijksite/formulier.py` gives.
 */
export function controleer (gegevens, { slug = '', waarden = {}, secties = {} }) {
  const check = new Validator(gegevens)
  if (!check.isSlug(slug)) check.tell('', ['slug'], 'BESTANDSNAAM_MAG_NIET', { waarde: quoted(`${slug}.md`) })
  const { value: fields } = node(waarden, { soort: 'object', velden: gegevens.velden }, [])
  const values = check.check({ value: fields ?? {}, plek: [] }, { soort: 'object', velden: gegevens.velden }, '')
  const file = asFile(gegevens, waarden, secties)
  // Nobody reads further in a file with such a sign; here the rest is told as if it were not there.
  for (const { naam, text } of storiesOf(gegevens, secties)) if (INVISIBLE.test(text)) check.tell('', ['secties', naam], 'ONZICHTBAAR_IN_TEKST')
  const lines = bodyLines(storiesOf(gegevens, mapped(secties, text => text.replace(HIDDEN, '').normalize('NFC'))))
  // The line after the second '---': each field stands on a line of its own, and so does each item.
  const firstLine = file.slice(0, file.indexOf('\n---\n', 3)).split('\n').length + 2
  checkSections(lines, firstLine, check)
  checkLinks(lines, check)
  checkTogether(fields ?? {}, values, slug, check)
  checkFeiten(fields ?? {}, values, lines, check)
  checkSize(file, check)
  // Two figures of a paragraph may be told in the same words.
  return [...new Map(check.problems.map(problem => [JSON.stringify(problem), problem])).values()]
}

function mapped (texts, change) {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, change(text)]))
}

function checkSize (file, check) {
  const bytes = new TextEncoder().encode(file).length
  if (bytes > MAX_BYTES) check.tell('', ['secties', check.gegevens.koppen[0].naam], 'TE_GROOT', { grootte: halfToEven(bytes / 1000), maximum: MAX_BYTES / 1000 })
}

/** Rounds as Python does. */
function halfToEven (value) {
  const down = Math.floor(value)
  return value - down === 0.5 ? down + down % 2 : Math.round(value)
}
