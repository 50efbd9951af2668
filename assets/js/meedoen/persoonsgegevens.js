// What looks like the personal data of a statushouder. Rather a warning too many than one too few: who wrote it
// knows better, and nothing is stopped. No DOM, so that Node can test it.
import { MONTHS } from './nederlands.js'
import { anyCase, py } from './tekens.js'

const { raw } = String
const DATE = raw`(?:[0-9]{1,2}[-/. ](?:[0-9]{1,2}|${anyCase(MONTHS.join('|'))})[-/. ][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})`
const BETWEEN = raw`(?:(?:de|den|der|van|von|ten|ter|te|el|al|ibn|bin|abu)\s+)*`
const PART = raw`(?:(?:\p{Lu}\.)+|\p{Lu}[\p{L}'’-]*)`
const NAME = raw`${PART}(?:\s${BETWEEN}${PART}){0,2}`
const NO_PERSON = raw`(?:Artikel|Bijlage|Bron|Deel|Fase|Figuur|Groep|Hoofdstuk|Les|Stap|Tabel)`
const TAKE_AWAY = 'Gaat dit over een statushouder? Haal het dan weg.'

const SOORTEN = [
  {
    soort: 'bsn',
    patroon: raw`(?<![\w.,-])(?<!€\s*)(?:[0-9]{9}|[0-9]{3}([. ])[0-9]{3}\1[0-9]{3}|[0-9]{4}([. ])[0-9]{2}\2[0-9]{3})(?![\w]|[.,-][0-9])`,
    klopt: passesElfproef,
    wat: 'Dit lijkt op een burgerservicenummer (BSN).',
    hint: 'Is het er een? Haal het dan weg. Een BSN hoort nooit in een voorbeeld.'
  },
  {
    soort: 'v-nummer',
    patroon: raw`\b[Vv](?:-|\s)?(?:[Nn]ummer|nr\.?)\b[^0-9\n]{0,12}[0-9][0-9 .]{5,}[0-9]|\b[Vv]-?[0-9]{8,10}\b`,
    wat: 'Dit lijkt op een V-nummer.',
    hint: 'Is het er een? Haal het dan weg. Een V-nummer hoort nooit in een voorbeeld.'
  },
  {
    soort: 'geboortedatum',
    patroon: raw`\b[Gg]eb(?:oren|oortedatum|\.)[^.\n0-9]{0,20}${DATE}`,
    wat: 'Dit lijkt op een geboortedatum.',
    hint: `${TAKE_AWAY} Een leeftijd in het algemeen mag wel, zoals 'begin dertig'.`
  },
  {
    soort: 'mobiel nummer',
    patroon: raw`(?<![\w+])(?:(?:\+|00)31[\s-]?(?:\(0\)|0)?|0)6(?:[\s-]?[0-9]){8}(?![0-9])`,
    wat: 'Dit lijkt op een mobiel telefoonnummer.',
    hint: `${TAKE_AWAY} Het nummer van de organisatie hoort bij 'Contact'.`
  },
  {
    soort: 'e-mailadres',
    // As in `EMAIL_PATTERN` of `praktijksite/schema.py`.
    patroon: raw`[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}`,
    wat: 'Hier staat een e-mailadres.',
    hint: `${TAKE_AWAY} Het adres van de organisatie hoort bij 'Contact'.`
  },
  {
    soort: 'naam',
    patroon: raw`\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]evr\.|[Mm]w\.?|[Dd]hr\.?)\s+${BETWEEN}${NAME}`,
    wat: 'Dit lijkt op de naam van een persoon.',
    hint: `${TAKE_AWAY} Schrijf bijvoorbeeld 'een deelnemer'.`
  },
  {
    soort: 'naam en leeftijd',
    patroon: raw`\b(?!${NO_PERSON}\b)${NAME}(?:\s\([1-9][0-9]?(?:\s+jaar)?\)|,\s[1-9][0-9]?\s+jaar(?!\s+(?:geleden|lang|later|na)\b))`,
    wat: 'Dit lijkt op de naam en de leeftijd van een persoon.',
    hint: `${TAKE_AWAY} Schrijf bijvoorbeeld 'een deelnemer van in de dertig'.`
  }
].map(({ patroon, ...soort }) => ({ ...soort, patroon: py(patroon, 'g') }))

/** Returns what in `text` looks like personal data, in its order: `{ soort, begin, eind, tekst, wat, hint }`. */
export function persoonsgegevens (text) {
  const found = []
  for (const { soort, patroon, klopt = () => true, wat, hint } of SOORTEN) {
    for (const { index: begin, 0: tekst } of text.matchAll(patroon)) {
      const eind = begin + tekst.length
      const isTold = found.some(other => begin < other.eind && other.begin < eind)
      if (!isTold && klopt(tekst)) found.push({ soort, begin, eind, tekst, wat, hint })
    }
  }
  return found.sort((one, other) => one.begin - other.begin)
}

/** Tells whether nine digits can be a BSN: 9 times the first, 8 times the next and so on, less the last, is 11 times something. */
function passesElfproef (text) {
  const digits = Array.from(text.replace(/[^0-9]/g, ''), Number)
  const sum = digits.reduce((total, digit, place) => total + digit * (place === 8 ? -1 : 9 - place), 0)
  return sum !== 0 && sum % 11 === 0
}
