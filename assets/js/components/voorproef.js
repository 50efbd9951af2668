// The card and the page as they will be, made of what is in the form. A test lays them beside the real ones.
import { drawings, find, make } from '../dom.js'
import { inWords } from '../meedoen/schoon.js'

export class Voorproef {
  #markdown

  constructor (root, gegevens) {
    this.card = find(root, '[data-kaartje]')
    this.page = find(root, '[data-pagina]')
    this.schema = gegevens
    this.themas = [...root.querySelectorAll('[data-thema]')].map(thema => [thema.dataset.thema, find(thema, 'legend').textContent.trim()])
    this.names = new Map([...root.querySelectorAll('.keuze input')].map(box => [box.value, box.parentElement.querySelector('.keuze__naam').firstChild.textContent]))
  }

  /** Draws both; the Markdown library loads the first time. */
  async show ({ waarden, secties }) {
    this.card.replaceChildren(this.#card(waarden))
    this.#markdown ??= import('../../markdown-it.esm.min.mjs').then(({ default: MarkdownIt }) => new MarkdownIt({ html: false, linkify: true }).disable('image'))
    const turn = this.turn = Symbol('turn')
    const markdown = await this.#markdown.catch(error => {
      console.error('voorproef:', error)
      this.#markdown = undefined
    })
    if (turn === this.turn) this.page.replaceChildren(...this.#pageOf(waarden, secties, markdown))
  }

  #card ({ titel = '', samenvatting = '', gemeenten = [], periode = {}, themas = {}, onderbouwing }) {
    const item = node('li', 'card', [
      this.#flower(themas, 'card__bloem'),
      node('p', 'card__titel', [titel || 'Nog zonder titel']),
      node('p', 'card__plaats', [gemeenten.join(', ') || 'Nog zonder gemeente', ' ', make('span', years(periode), { class: 'card__jaren' })]),
      node('p', 'card__tekst', [samenvatting || 'Nog zonder samenvatting']),
      node('p', 'card__bewijs', [onderbouwing ? this.names.get(onderbouwing).toLowerCase() : 'onderbouwing niet vermeld'])
    ])
    return node('ul', 'cards voorproef__cards', [item])
  }

  #flower (themas, klas) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.setAttribute('viewBox', '0 0 100 100')
    svg.setAttribute('class', `bloem ${klas}`)
    svg.setAttribute('role', 'img')
    const state = id => ['kern', 'raakt'].find(name => themas[name]?.includes(id)) ?? 'niet'
    const told = ['kern', 'raakt'].map(name => [name, this.themas.filter(([id]) => state(id) === name).map(([, naam]) => naam.toLowerCase())])
    svg.setAttribute('aria-label', told.filter(([, names]) => names.length > 0).map(([name, names]) => `${name[0].toUpperCase()}${name.slice(1)}: ${names.join(', ')}.`).join(' ') || 'Nog geen thema gekozen')
    const circle = (r, klas) => {
      const found = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
      for (const [name, value] of Object.entries({ cx: 50, cy: 50, r, class: klas })) found.setAttribute(name, value)
      return found
    }
    svg.append(circle(50, 'bloem__grond'), ...drawings(this.themas.map(([id]) => `blad-${state(id)}-${id}`)), circle(7, 'bloem__hart'))
    return svg
  }

  #pageOf (waarden, secties, markdown) {
    const texts = this.schema.koppen.map(({ naam }) => ({ naam, text: secties[naam] })).filter(({ text }) => text)
    const middle = texts.findIndex(({ naam }) => naam === this.schema.koppen[2].naam)
    const before = middle < 0 ? texts.slice(0, 2) : texts.slice(0, middle)
    const story = ({ naam, text }) => this.#part(naam, [rendered(text, markdown)])
    const facts = [
      ['Waar', (waarden.gemeenten ?? []).join(', ')],
      ['Wanneer', period(waarden.periode ?? {})],
      ['Voor wie', waarden.doelgroep?.includes('alle') ? 'Statushouders in het algemeen' : (waarden.doelgroep ?? []).map(naam => this.names.get(naam) ?? naam).join(', ')]
    ].filter(([, value]) => value)
    return [
      this.#flower(waarden.themas ?? {}, 'voorproef__bloem'),
      node('p', 'bovenkop', [[this.names.get(waarden.soort), (waarden.gemeenten ?? []).join(', ')].filter(Boolean).join(' · ')]),
      make('p', waarden.titel ?? 'Nog zonder titel', { class: 'voorproef__titel' }),
      make('p', waarden.samenvatting ?? '', { class: 'inleiding' }),
      node('section', 'feiten', [node('dl', 'feiten__lijst', facts.map(([name, value]) => node('div', '', [make('dt', name), make('dd', value)])))]),
      ...before.map(story),
      this.#part('Wat kwam ervan?', this.#results(waarden)),
      ...texts.filter(item => !before.includes(item)).slice(0, 1).map(story),
      this.#part('Wat leerden ze?', typeof waarden.lessen === 'string' || !waarden.lessen
        ? [make('p', unknown('lessen', waarden.lessen))]
        : [node('ul', 'lessen', waarden.lessen.map(les => make('li', les)))]),
      ...texts.filter(item => !before.includes(item)).slice(1).map(story),
      ...waarden.partners ? [this.#part('Wie deden mee?', [node('dl', 'partners', waarden.partners.map(({ naam, rol }) => node('div', '', [make('dt', naam ?? ''), make('dd', rol ?? 'rol niet vermeld')])))])] : [],
      this.#part('Bronnen', [node('ol', 'bronnen', (waarden.bronnen ?? []).map(({ titel = '', uitgever = '', datum, url = '' }) => node('li', '', [make('b', titel), ` ${[uitgever, datum && inWords(datum)].filter(Boolean).join(', ')} `, make('span', url, { class: 'voorproef__adres' })])))]),
      this.#part('Contact', (waarden.contact ?? []).map(contact => node('p', '', [make('b', contact.organisatie ?? ''), ` ${[contact.naam, contact.functie === 'onbekend' ? 'functie niet bekend' : contact.functie, contact.telefoon, contact.email, contact.webpagina].filter(Boolean).join(', ')}`])))
    ]
  }

  #part (heading, children) {
    return node('section', 'verhaal', [make('h4', heading), ...children])
  }

  #results ({ resultaten, bronnen = [] }) {
    if (!resultaten || typeof resultaten === 'string') return [make('p', unknown('resultaten', resultaten))]
    const source = number => number ? make('span', `Bron ${number}: ${bronnen[number - 1]?.titel ?? ''}`, { class: 'claim__bron' }) : ''
    return [node('ul', 'claims', resultaten.map(item => node('li', 'claim', [
      ...item.waarde === undefined ? [] : [node('p', 'claim__getal', [make('span', amount(item.waarde, item.eenheid), { class: 'claim__groot' }), ...item.van ? [make('span', ` van de ${dutch(item.van)}`, { class: 'claim__klein' })] : []])],
      make('p', upper(item.tekst ?? ''), { class: 'claim__tekst' }),
      node('p', 'claim__feiten', [item.peildatum ? `${inWords(item.peildatum)} ` : '', source(item.bron)]),
      ...item.kanttekening ? [make('p', item.kanttekening, { class: 'claim__kanttekening' })] : []
    ])))]
  }
}

function node (tag, klas, children) {
  const element = make(tag, '', klas ? { class: klas } : {})
  element.append(...children)
  return element
}

/** Markdown as it will be read. Of HTML in it nothing comes through but text, and of an address only one that leads to a page. */
function rendered (text, markdown) {
  const box = make('div', '', { class: 'tekst' })
  if (!markdown) box.textContent = text
  else box.append(...new DOMParser().parseFromString(markdown.render(text), 'text/html').body.childNodes)
  for (const link of box.querySelectorAll('a')) link.rel = 'noopener'
  return box
}

function unknown (what, word) {
  return word === 'niet in bron' ? `Er staan geen ${what} in de bron.` : `Er zijn nog geen ${what} bekend.`
}

function upper (text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function dutch (value) {
  return typeof value === 'number' ? value.toLocaleString('nl-NL', { maximumFractionDigits: 20 }) : value
}

function amount (value, unit = '') {
  return unit === 'procent' ? `${dutch(value)}%` : `${dutch(value)} ${unit}`.trim()
}

function years ({ start = '', eind = '' }) {
  const [from, to] = [start, eind].map(day => String(day).slice(0, 4))
  if (eind === 'loopt') return start && start !== 'onbekend' ? `sinds ${from}` : 'loopt nog'
  if (!/^\d/.test(from)) return /^\d/.test(to) ? `tot ${to}` : ''
  return /^\d/.test(to) && to !== from ? `${from}-${to}` : from
}

/** Says a period as the page does. */
function period ({ start = 'onbekend', eind = 'onbekend' }) {
  const isKnown = eind !== 'onbekend' && eind !== 'loopt'
  const end = eind === 'loopt' ? 'loopt nog' : isKnown ? `tot en met ${inWords(eind)}` : ''
  if (start === 'onbekend') return end ? `${end}, begin niet bekend` : 'niet bekend'
  if (eind === 'loopt') return `sinds ${inWords(start)}, loopt nog`
  if (!isKnown) return `vanaf ${inWords(start)}, einde niet bekend`
  return start === eind ? inWords(start) : `${inWords(start)} ${end}`
}
