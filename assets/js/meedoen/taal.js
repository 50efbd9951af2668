// Help to write plainly, and a warning before somebody tells too much of a person. It points, and never stops
// anybody: `leesbaarheid` at long sentences and at words that a reader may not know, `persoonsgegevens` at what looks
// like the personal data of a statushouder. No DOM, so that Node can test it.
import { alineas } from './alineas.js'
import { persoonsgegevens } from './persoonsgegevens.js'
import { termen, woorden, zinnen } from './zinnen.js'

export { persoonsgegevens }

/**
 * Returns what may be hard to read in `text`, which may hold Markdown, in its order: `{ soort, begin, eind, tekst, wat,
 * hint }`, where `soort` is 'lange zin', 'afkorting', 'moeilijk woord', or 'begrip' for a term that the site itself
 * explains. A word is told once, and not at all when the text explains it.
 */
export function leesbaarheid ({ taal }, text) {
  const uitleg = new Map(taal.begrippen.flatMap(begrip => begrip.vormen.map(vorm => [vorm.toLowerCase(), begrip.uitleg])))
  const told = new Set()
  const found = []
  for (const alinea of alineas(text)) {
    const add = (soort, { begin, eind, tekst }, wat, hint) => found.push({ soort, begin: alinea.places[begin], eind: alinea.places[eind - 1] + 1, tekst, wat, hint })
    for (const zin of zinnen(taal, alinea.text)) {
      const lengte = woorden(zin.tekst)
      if (lengte > taal.lange_zin) add('lange zin', zin, `Deze zin is lang: ${lengte} woorden.`, 'Kun je er twee zinnen van maken? Korte zinnen lezen makkelijker.')
    }
    for (const term of termen(taal, alinea.text)) {
      const { soort, vorm, tekst } = term
      if (told.has(vorm) || isExplained(vorm, text)) continue
      told.add(vorm)
      const known = uitleg.get(vorm.toLowerCase())
      if (known) add('begrip', term, `De site legt '${tekst}' uit.`, known)
      else if (soort === 'afkorting') add(soort, term, `Niet iedereen kent '${tekst}'.`, 'Schrijf het de eerste keer voluit, met de afkorting erachter tussen haakjes.')
      else add(soort, term, `Niet iedereen kent het woord '${tekst}'.`, 'Is er een gewoner woord? Of leg het kort uit.')
    }
  }
  return found.sort((one, other) => one.begin - other.begin || other.eind - one.eind)
}

/** Tells whether brackets in `text` say what an abbreviation stands for: Gemeentelijke Gezondheidsdienst (GGD). */
function isExplained (vorm, text) {
  return text.includes(`(${vorm})`) || text.includes(`${vorm} (`)
}
