// The text under the headings: twin of `_sections`, `_check_line` and `internal_links` in `praktijksite/parse.py`.
// No DOM, so that Node can test it.
import { nearest, quoted, suggestion } from './suggestie.js'
import { isBlank, py, rstrip, size, strip, whole } from './tekens.js'
import { isWebAddress } from './webadres.js'

const { raw } = String
const MAX_LINE = 5000
const MAX_INDENT = 40
const HEADING = py(raw`^(#{1,6})[ \t]+(.*)$`, 's')
const NEARLY_HEADING = py(raw`^(?: {0,3}#{1,6}[^#\s]| {1,3}#{1,6}[ \t])`)
const INDENT = py(raw`^(?:[\s>]|[-*+](?=\s)|[0-9]{1,9}[.)](?=\s))*`)
const FENCE = py(raw` {0,3}(` + '```+' + raw`|~~~+)`, 'y')
const IMAGE = py(raw`!\[[^\]]*\]`)
const CODE = /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/gsu
const LINK = py(raw`\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)`, 'g')

/**
 * Returns the lines of the body of the file, each with the heading under whose text it stands in the form:
 * `texts` are those that the file has, by heading.
 */
export function bodyLines (texts) {
  return texts.flatMap(({ naam, text }) => ['', `## ${naam}`, ...(text ? ['', ...text.split('\n')] : [])].map((line, number) => ({ line, naam, isKop: number === 1 })))
}

/** Tells what is wrong with the headings, and with lines; `firstLine` is that of the file on which the body begins. */
export function checkSections (lines, firstLine, check) {
  const { koppen } = check.gegevens
  const names = koppen.map(kop => kop.naam)
  const found = new Map()
  const hidden = new Map()
  let current
  let fence = ''
  let open
  lines.forEach(({ line, naam, isKop }, number) => {
    const tell = (melding, woorden) => check.tell('', ['secties', naam], melding, woorden)
    const before = fence
    fence = fenceAfter(line, fence)
    if (fence && !before) open = naam
    // The heading is there, but as code: what opens the code stands in another text.
    if (fence && isKop) hidden.set(naam, open)
    const heading = fence ? null : HEADING.exec(line)
    if (heading && heading[1].length <= 2) {
      current = []
      openSection(headingName(heading[2]), heading[1].length)
    } else if (!fence && NEARLY_HEADING.test(line)) {
      tell('KOP_SLECHT', { waarde: quoted(line) })
      current = []
      keep(line.replace(/^[ #]+|[ #]+$/g, ''))
    } else current?.push(line)
    checkLine(line, fence, tell)

    function openSection (name, level) {
      const first = found.get(name)
      if (level === 1) tell('KOP_MET_EEN')
      else if (!names.includes(name)) {
        keep(name)
        tell('KOP_NIET_VAST', { waarde: quoted(name), suggestie: suggestion(name, names) })
      } else if (!first) keep(name)
      // Of the two the form wrote one: the other is told.
      else check.tell('', ['secties', isKop ? first.naam : naam], 'KOP_DUBBEL', { kop: name, regel: firstLine + first.number })
    }

    function keep (name) {
      if (!found.has(name)) found.set(name, { number, naam, lines: current })
    }
  })
  if (fence) check.tell('', ['secties', open], 'CODE_NIET_GESLOTEN', { teken: fence })
  else checkMissing(found, hidden, check)
  for (const [kop, { naam, lines }] of found) {
    if (names.includes(kop) && lines.every(isBlank)) check.tell('', ['secties', naam], 'KOP_LEEG', { kop })
  }
}

/** Tells which headings are not among those found; below code that never ends nobody can. */
function checkMissing (found, hidden, check) {
  const { koppen } = check.gegevens
  const names = koppen.map(kop => kop.naam)
  const meant = new Set([...found.keys()].filter(name => !names.includes(name)).map(name => nearest(name, names)))
  for (const { naam, verplicht, eerlijk } of koppen) {
    if (!verplicht || found.has(naam) || meant.has(naam)) continue
    check.tell('', ['secties', hidden.get(naam) ?? naam], eerlijk ? 'KOP_ONTBREEKT_EERLIJK' : 'KOP_ONTBREEKT', { kop: naam })
  }
}

const headingName = text => rstrip(strip(text).replace(/#+$/, ''))

function checkLine (line, fence, tell) {
  const lengte = line.length > MAX_LINE ? size(line) : 0
  if (lengte > MAX_LINE) tell('TE_LANGE_REGEL', { lengte })
  else if (fence) return
  else if (INDENT.exec(line)[0].length > MAX_INDENT && !isBlank(line)) tell('TE_VER_IN')
  else if (IMAGE.test(line)) tell('BEELD_IN_TEKST')
}

/** Returns the fence that is open after `line`, or nothing. */
function fenceAfter (line, fence) {
  FENCE.lastIndex = 0
  const mark = FENCE.exec(line)?.[1]
  if (!mark || !fence) return mark ?? fence
  const closes = mark.startsWith(fence) && [...strip(line)].every(sign => sign === fence[0])
  return closes ? '' : fence
}

/** Tells of links that no reader should follow, and of those that lead to no page of this site: twin of `check_links` in `praktijksite/library.py`. */
export function checkLinks (lines, check) {
  const email = whole(check.gegevens.patronen.email)
  const isOutside = target => target.startsWith('mailto:') ? email.test(target.slice('mailto:'.length)) : target.startsWith('#') || isWebAddress(target)
  let fence = ''
  for (const { line, naam } of lines) {
    fence = fenceAfter(line, fence)
    if (fence || !line.includes(']')) continue
    const start = line.length > MAX_LINE ? [...line].slice(0, MAX_LINE).join('') : line
    for (const match of start.replace(CODE, '').matchAll(LINK)) {
      const target = match[1] || match[2] || ''
      if (target.startsWith('/') && !target.startsWith('//')) checkAddress(target, naam, check)
      else if (!target) check.tell('', ['secties', naam], 'LINK_ZONDER_ADRES')
      else if (!isOutside(target)) check.tell('', ['secties', naam], 'LINK_MAG_NIET', { waarde: quoted(target) })
    }
  }
}

function checkAddress (target, naam, check) {
  const { adressen } = check.gegevens
  const [path] = target.split(/[?#]/)
  if (adressen.includes(path)) return
  const suggestie = adressen.includes(`${path}/`) ? `Bedoelde je '${path}/'?` : suggestion(path, adressen)
  check.tell('', ['secties', naam], 'LINK_NERGENS', { waarde: quoted(target), suggestie })
}
