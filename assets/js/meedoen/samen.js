// What is wrong between fields that are each right by themselves: twin of `_check_together` in
// `praktijksite/parse.py`, and of what `praktijksite/library.py` asks of other examples. No DOM.
import { unknownSource } from './feiten.js'
import { quoted, suggestion } from './suggestie.js'
import { whole } from './tekens.js'
import { isEmpty, items } from './velden.js'

export function checkTogether (fields, values, slug, check) {
  const sources = values.bronnen?.length ?? 0
  const source = ({ bron }, veld, plek) => {
    if (bron > sources && sources) check.tell(`${veld}, bron`, [...plek, 'bron'], ...unknownSource(bron, sources))
  }
  items(fields, values, 'resultaten').forEach(([result, node], number) => {
    const veld = `resultaten ${number + 1}`
    if ('waarde' in result) {
      needs(result, node, 'bron', veld, 'BRON_NODIG', check)
      needs(result, node, 'eenheid', veld, 'EENHEID_NODIG', check)
    }
    source(result, veld, node.plek)
    if (result.vergelijking) source(result.vergelijking, `${veld}, vergelijking`, [...node.plek, 'vergelijking'])
  })
  items(fields, values, 'feiten').forEach(([item, { plek }], number) => source(item, `feiten ${number + 1}`, plek))
  items(fields, values, 'overgenomen_door').forEach(([item, { plek }], number) => {
    const veld = `overgenomen_door ${number + 1}`
    source(item, veld, plek)
    if (('voorbeeld' in item) === ('gemeente' in item)) check.tell(veld, plek, 'VOORBEELD_OF_GEMEENTE')
    if ('voorbeeld' in item) exists(item.voorbeeld, 'overgenomen_door', [...plek, 'voorbeeld'], slug, check)
  })
  items(fields, values, 'contact').forEach(([contact, { plek }], number) => {
    if ('naam' in contact && !('akkoord_op' in contact)) check.tell(`contact ${number + 1}, naam`, [...plek, 'naam'], 'NAAM_ZONDER_AKKOORD')
  })
  if ('overgenomen_van' in values) exists(values.overgenomen_van, 'overgenomen_van', ['overgenomen_van'], slug, check)
  checkPeriode(values, check)
  checkThemas(values, check)
  checkBeeld(values, check)
}

function needs (item, node, naam, veld, melding, check) {
  // A field that is there but wrong has had its own message.
  const found = node.value[naam]
  if (!(naam in item) && (!found || isEmpty(found))) check.tell(`${veld}, ${naam}`, [...node.plek, naam], melding)
}

/** Tells of an example that does not exist. Whether it refers back, only the check of all files knows. */
function exists (doel, veld, plek, slug, check) {
  const known = [...new Set([...Object.keys(check.gegevens.voorbeelden), slug])].sort()
  if (!known.includes(doel)) check.tell(veld, plek, 'VOORBEELD_BESTAAT_NIET', { waarde: quoted(doel), suggestie: suggestion(doel, known) })
}

function checkPeriode ({ periode = {} }, check) {
  const { start = '', eind = '' } = periode
  const shared = Math.min(start.length, eind.length)
  if (/^[0-9]/.test(start) && /^[0-9]/.test(eind) && eind.slice(0, shared) < start.slice(0, shared)) {
    check.tell('periode, eind', ['periode', 'eind'], 'EIND_VOOR_BEGIN', { eind, start })
  }
}

function checkThemas ({ themas = {} }, check) {
  const both = new Set((themas.kern ?? []).filter(thema => themas.raakt?.includes(thema)))
  for (const thema of both) check.tell('themas, raakt', ['themas', 'raakt'], 'KERN_EN_RAAKT', { thema })
}

function checkBeeld ({ beeld }, check) {
  const naam = beeld?.bestand
  if (naam && !whole(check.gegevens.patronen.beeld).test(naam)) check.tell('beeld, bestand', ['beeld', 'bestand'], 'GEEN_BEELDNAAM', { waarde: quoted(naam) })
}
