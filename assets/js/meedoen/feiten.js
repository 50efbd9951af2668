// Every figure against the facts that its source gives: twin of `praktijksite/feiten.py`. No DOM, so that Node
// can test it.
import { codes, covers, figures, namedSources, namesInTitle, namesWithDigits } from './getallen.js'
import { amount, day, join } from './nederlands.js'
import { quoted } from './suggestie.js'
import { isBlank, py } from './tekens.js'
import { isEmpty, items } from './velden.js'

const BULLET = py(String.raw`^[\s>]*(?:[-*+]|(?<number>[0-9]{1,2})[.)])\s+`)

/** Tells which figures no fact gives, and which sources are named that do not exist. */
export function checkFeiten (fields, values, lines, check) {
  const sources = values.bronnen?.length ?? 0
  const blocks = blocksOf(lines)
  for (const block of blocks) checkNamed(block, sources, check)
  if (values.herkomst !== 'openbare-bron') return
  const feiten = items(fields, values, 'feiten').map(([{ feit, bron }]) => [feit, bron])
  if (!fields.feiten || isEmpty(fields.feiten)) check.tell('feiten', ['feiten'], 'FEITEN_NODIG')
  else if (feiten.length && sources && feiten.every(([feit, bron]) => feit && bron)) {
    // What a source tells of itself: when it came out.
    const dates = values.bronnen.flatMap(({ datum }, number) => datum ? [[day(datum), number + 1]] : [])
    const known = knownFigures([...feiten, ...dates], sources)
    const told = [...feiten.map(([feit]) => feit), ...values.bronnen.flatMap(({ titel = '', uitgever = '' }) => [titel, uitgever])]
    new Figures(values, known, told, check).check(fields, blocks)
  }
}

/** Returns the figures that each of so many `sources` gives in the facts taken from it. */
function knownFigures (feiten, sources) {
  const known = new Map(Array.from({ length: sources }, (_, number) => [number + 1, new Set()]))
  for (const [text, source] of feiten) {
    if (!known.has(source)) known.set(source, new Set())
    for (const { waarde } of figures(text)) for (const value of covers(waarde)) known.get(source).add(value)
  }
  return known
}

/** Returns sources that together give the figures in `text`, as few as will do. */
function sourcesOf (text, known, names) {
  const left = new Set(figures(text, names).map(({ waarde }) => waarde))
  const chosen = []
  while (true) {
    let [most, best] = [0]
    // Those that give most first; of equals the first that is listed.
    for (const [source, given] of known) {
      const count = [...left].filter(value => given.has(value)).length
      if (count > most) [most, best] = [count, source]
    }
    if (!most) return chosen.sort((one, other) => one - other)
    chosen.push(best)
    for (const value of known.get(best)) left.delete(value)
  }
}

/** Returns what BRON_BESTAAT_NIET needs to tell that source `nummer` is none of the `sources` that there are. */
export function unknownSource (nummer, sources) {
  return ['BRON_BESTAAT_NIET', { nummer, aantal: sources === 1 ? 'is er 1 bron' : `zijn er ${sources} bronnen` }]
}

/** Holds the figures of one example against what its facts give. */
class Figures {
  constructor (values, known, told, check) {
    this.values = values
    this.known = known
    this.told = told
    this.checker = check
    this.names = namesWithDigits(values.titel ?? '', Array.isArray(values.trefwoorden) ? values.trefwoorden : [])
    this.codes = new Set(told.flatMap(text => codes(text)).map(({ waarde }) => waarde))
    this.days = Object.entries(values.periode ?? {}).filter(([, date]) => /^[0-9]/.test(date))
    this.period = new Set(this.days.flatMap(([, date]) => covers(date)))
    this.given = new Set([...known.values()].flatMap(values => [...values]))
    this.all = new Set([...this.period, ...this.given])
  }

  check (fields, blocks) {
    const texts = textsOf(fields, this.values)
    this.#checkPeriod([...texts, ...blocks].map(({ text }) => text))
    for (const name of namesInTitle(this.values.titel ?? '')) {
      if (!this.told.some(text => text.includes(name))) this.checker.tell('titel', ['titel'], 'NIET_IN_FEITEN', { waarde: quoted(name) })
    }
    for (const { veld, plek, text } of texts) {
      for (const waarde of this.#unknown(text, this.all)) this.checker.tell(veld, plek, 'NIET_IN_FEITEN', { waarde })
      this.#checkCodes(veld, plek, text)
    }
    for (const { veld, plek, text, source } of amountsOf(fields, this.values)) {
      for (const waarde of this.#unknown(text, this.known.get(source) ?? new Set())) this.checker.tell(veld, plek, ...this.#elsewhere(waarde, String(source), text))
    }
    for (const { plek, text } of blocks) {
      this.#checkBlock(plek, text)
      this.#checkCodes('', plek, text)
    }
  }

  /** Tells of a begin or end that neither a fact nor a text knows: nobody would see a slip. */
  #checkPeriod (texts) {
    const unknown = this.days.filter(([, date]) => !this.given.has(date))
    if (!unknown.length) return
    const said = new Set(texts.flatMap(text => figures(text, this.names)).flatMap(({ waarde }) => covers(waarde)))
    for (const [naam, date] of unknown) {
      if (!said.has(date)) this.checker.tell(`periode, ${naam}`, ['periode', naam], 'PERIODE_NIET_IN_FEITEN', { waarde: quoted(day(date)) })
    }
  }

  #checkCodes (veld, plek, text) {
    for (const code of codes(text, this.names)) {
      if (!this.codes.has(code.waarde)) this.checker.tell(veld, plek, 'NIET_IN_FEITEN', { waarde: written(text, code) })
    }
  }

  #checkBlock (plek, text) {
    const found = figures(text, this.names)
    if (!found.length) return
    const named = [...new Set(namedSources(text).flatMap(({ nummers }) => nummers.map(({ nummer }) => nummer)))].sort((one, other) => one - other)
    if (!named.length) {
      const sources = sourcesOf(text, this.known, this.names)
      const bron = `(${naming(sources.length ? sources : [1])})`
      this.checker.tell('', plek, 'GETAL_ZONDER_BRON', { waarde: join(found.map(figure => written(text, figure))), bron })
    }
    const given = named.length ? new Set([...this.period, ...named.flatMap(source => [...this.known.get(source) ?? []])]) : this.all
    for (const figure of found) {
      if (given.has(figure.waarde)) continue
      const waarde = written(text, figure)
      if (this.all.has(figure.waarde)) this.checker.tell('', plek, ...this.#elsewhere(waarde, join(named.map(String), 'of'), text.slice(figure.begin, figure.eind)))
      else this.checker.tell('', plek, 'NIET_IN_FEITEN', { waarde })
    }
  }

  #unknown (text, given) {
    return figures(text, this.names).filter(({ waarde }) => !given.has(waarde)).map(figure => written(text, figure))
  }

  /** Returns how to tell that the sources `bron` do not give `text`, and which do. */
  #elsewhere (waarde, bron, text) {
    const sources = sourcesOf(text, this.known, this.names)
    return sources.length ? ['BIJ_ANDERE_BRON', { waarde, bron, ander: naming(sources) }] : ['NIET_BIJ_BRON', { waarde, bron }]
  }
}

const written = (text, { begin, eind }) => quoted(text.slice(begin, eind))
const naming = sources => `bron ${join(sources.map(String))}`

function checkNamed ({ plek, text }, sources, check) {
  for (const { nummers } of namedSources(text)) {
    for (const { nummer } of nummers) {
      if (sources && !(nummer >= 1 && nummer <= sources)) check.tell('', plek, ...unknownSource(nummer, sources))
    }
  }
}

/** Returns the texts of the fields that readers see. */
function textsOf (fields, values) {
  const found = ['titel', 'samenvatting'].filter(name => name in values).map(name => ({ veld: name, plek: [name], text: values[name] }))
  items(fields, values, 'lessen').forEach(([text, { plek }], number) => found.push({ veld: `lessen ${number + 1}`, plek, text }))
  for (const [name, parts] of [['partners', ['naam', 'rol']], ['overgenomen_door', ['toelichting']], ['resultaten', ['tekst', 'peildatum', 'kanttekening']]]) {
    items(fields, values, name).forEach(([item, { plek }], number) => {
      const veld = `${name} ${number + 1}`
      found.push(...partsOf(item, veld, plek, parts))
      if (item.vergelijking) found.push(...partsOf(item.vergelijking, `${veld}, vergelijking`, [...plek, 'vergelijking'], ['tekst', 'kanttekening']))
    })
  }
  return found
}

function partsOf (item, veld, plek, parts) {
  return parts.filter(part => part in item).map(part => ({ veld: `${veld}, ${part}`, plek: [...plek, part], text: part === 'peildatum' ? day(item[part]) : item[part] }))
}

/** Returns each number that is a result, as text, with the source that must give it. */
function amountsOf (fields, values) {
  return items(fields, values, 'resultaten').flatMap(([result, { plek }], number) => {
    const veld = `resultaten ${number + 1}`
    const both = [[result, veld, plek], [result.vergelijking ?? {}, `${veld}, vergelijking`, [...plek, 'vergelijking']]]
    return both.flatMap(([item, veld, plek]) => ['waarde', 'van'].filter(part => part in item && 'bron' in item).map(part => (
      // With its unit, for 1.5 may be 1,5 miljoen.
      { veld: `${veld}, ${part}`, plek: [...plek, part], text: amount(item[part], item.eenheid ?? ''), source: item.bron }
    )))
  })
}

/** Returns each paragraph and item of a list; the number before an item is left out. */
function blocksOf (body) {
  const blocks = []
  let lines = []
  let plek
  let inList = false
  for (const { line, naam } of [...body, { line: '' }]) {
    let bullet = BULLET.exec(line)
    // As in Markdown: a number that happens to begin a line of a paragraph.
    if (bullet && lines.length && !inList && ![undefined, '1'].includes(bullet.groups.number)) bullet = null
    if (lines.length && (bullet || isBlank(line))) {
      blocks.push({ plek, text: lines.join('\n') })
      lines = []
    }
    if (isBlank(line)) continue
    if (!lines.length) [plek, inList] = [['secties', naam], bullet !== null]
    lines.push(bullet ? line.slice(bullet[0].length) : line)
  }
  return blocks
}
