// The form in which somebody tells an example: its steps, its draft, and what happens when. The fields are
// in `invoer.js`, how mistakes are told in `fouten.js`, the rules in `../meedoen/`. Nothing is sent from here.
import { fetchJson, find } from '../dom.js'
import { asFile } from '../meedoen/bestand.js'
import { Concept } from '../meedoen/concept.js'
import { slug as slugify } from '../meedoen/schoon.js'
import { uitGegevens } from '../meedoen/voorbeeld.js'
import { Fouten } from './fouten.js'
import { Invoer } from './invoer.js'
import { Themakeuze } from './themakeuze.js'
import { Versturen } from './versturen.js'
import { Voorproef } from './voorproef.js'

const LAATSTE = 'controle'
const WAIT = 300

export default class Formulier {
  #timer
  #isPressing = false
  #steps

  constructor (root) {
    this.root = root
    this.settings = JSON.parse(root.dataset.instellingen)
    this.form = find(root, '[data-formulier]')
    this.slug = find(root, '#slug')
    this.message = find(root, '[data-bericht]')
    this.#steps = new Map([...root.querySelectorAll('[data-stap]')].map(step => [step.dataset.stap, step]))
    this.title = document.title
    this.#start().catch(error => {
      console.error('formulier:', error)
      this.message.textContent = 'Het formulier kon niet laden. Kijk of je verbinding hebt, en laad de pagina opnieuw.'
    })
  }

  async #start () {
    const asked = new URLSearchParams(location.search)
    this.gegevens = await fetchJson(this.settings.gegevens)
    this.changes = asked.get('voorbeeld') in this.gegevens.voorbeelden ? asked.get('voorbeeld') : undefined
    this.#fillLists()
    this.invoer = new Invoer(this.form, this.gegevens, () => this.#changed())
    this.fouten = new Fouten(this.form, { gegevens: this.gegevens, invoer: this.invoer, goTo: field => this.#goTo(field) })
    this.themas = new Themakeuze(find(this.form, '[data-soort="themas"]'))
    this.voorproef = new Voorproef(this.root, this.gegevens)
    this.versturen = new Versturen(this.root, { ...this.settings, changes: this.changes, sent: () => this.#sent() })
    this.concept = new Concept(window.localStorage, `${location.pathname} ${this.changes ?? 'nieuw'}`)
    const kept = this.concept.read()
    this.#put(await this.#begin(asked))
    // What nobody changed is no draft: the example itself may change meanwhile.
    this.begun = JSON.stringify(this.#draft)
    if (kept) this.#put(kept)
    this.#tellDraft(kept)
    if (asked.has('voorbeeld') && !this.changes) this.message.textContent = 'Het voorbeeld in dit adres bestaat niet (meer). Je begint hier met een nieuw voorbeeld.'
    if (this.changes) find(this.root, 'h1').textContent = `Verbeter: ${this.gegevens.voorbeelden[this.changes]}`
    this.#listen()
    this.#show(asked.get('stap'))
    this.root.classList.add('formulier--klaar')
  }

  /** Returns what stands in the form before anybody wrote: nothing, a gemeente, or an example that exists. */
  async #begin (asked) {
    if (this.changes) {
      const at = `${this.settings.voorbeelden}${this.changes}/`
      const [record, apart] = await Promise.all([fetchJson(`${at}index.json`), fetchJson(`${at}invoer.json`)])
      return { ...uitGegevens(this.gegevens, record, apart), slug: this.changes }
    }
    const gemeente = this.gegevens.gemeenten.find(name => slugify(name) === asked.get('gemeente'))
    return { waarden: gemeente ? { gemeenten: [gemeente] } : {}, secties: {}, slug: '' }
  }

  #fillLists () {
    for (const name of ['gemeenten', 'trefwoorden']) {
      find(this.root, `#lijst-${name}`).replaceChildren(...this.gegevens[name].map(value => new Option(value, value)))
    }
    for (const select of this.form.querySelectorAll('[data-voorbeeldkeuze]')) {
      const others = Object.entries(this.gegevens.voorbeelden).filter(([slug]) => slug !== this.changes)
      select.append(...others.map(([slug, titel]) => new Option(titel, slug)))
    }
  }

  #put ({ waarden = {}, secties = {}, slug = '' }) {
    // What the form does not ask stays as it was.
    const asked = new Set([...this.form.querySelectorAll('[data-veld]')].map(field => field.dataset.veld))
    this.apart = Object.fromEntries(Object.entries(waarden).filter(([name]) => !asked.has(name)))
    this.slug.value = slug
    this.ownSlug = Boolean(slug)
    this.slug.readOnly = Boolean(this.changes)
    this.invoer.write({ waarden, secties })
    this.themas.show()
    this.#fit()
  }

  /** Returns all that was told: the fields, the texts, and the name of the file. */
  get staat () {
    const { waarden, secties } = this.invoer.read()
    if (waarden.herkomst !== 'openbare-bron') delete waarden.feiten
    const told = { ...this.apart, ...waarden }
    told.toegevoegd ??= new Date().toLocaleDateString('sv-SE')
    told.licentie ??= 'CC0-1.0'
    return { waarden: told, secties, slug: this.ownSlug ? this.slug.value.trim() : this.#proposal(told) }
  }

  #proposal ({ gemeenten = [], titel = '' }) {
    const words = slugify([gemeenten[0] ?? '', titel.split(':')[0]].join(' ')).split('-')
    const name = [...new Set(words)].slice(0, 7).join('-').slice(0, 60).replace(/-$/, '')
    if (!(name in this.gegevens.voorbeelden)) return name
    return `${name}-2`
  }

  // --- What happens ----------------------------------------------------------

  #listen () {
    this.form.addEventListener('submit', event => event.preventDefault())
    this.slug.addEventListener('input', () => { this.ownSlug = this.slug.value.trim() !== '' })
    this.form.addEventListener('input', ({ target }) => {
      this.#countDown(target.closest('.invoer')?.querySelector('[data-over]'))
      this.#changed()
    })
    this.form.addEventListener('change', () => {
      this.themas.show()
      this.#fit()
      this.#changed()
    })
    this.form.addEventListener('focusout', ({ target, relatedTarget }) => this.#leave(target, relatedTarget))
    // What is told moves what stands below it: a press that began there must end there.
    this.form.addEventListener('pointerdown', () => { this.#isPressing = true })
    for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, () => setTimeout(() => this.#release()))
    for (const link of this.root.querySelectorAll('[data-naar]')) {
      link.addEventListener('click', event => {
        event.preventDefault()
        this.#go(link.dataset.naar)
      })
    }
    for (const button of this.root.querySelectorAll('[data-verder]')) button.addEventListener('click', () => this.#next())
    for (const button of this.root.querySelectorAll('[data-terug]')) button.addEventListener('click', () => this.#go(this.#beside(-1)))
    find(this.root, '[data-wis]').addEventListener('click', () => this.#wipe())
    window.addEventListener('popstate', () => this.#show(new URLSearchParams(location.search).get('stap'), { focus: true }))
    window.addEventListener('pagehide', () => this.#keep())
    document.addEventListener('visibilitychange', () => this.#keep())
  }

  #changed () {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#fit()
      this.#keep()
      // A mistake that is mended goes at once; a new one waits until the field is left.
      this.#showMistakes({ only: 'mended' })
    }, WAIT)
  }

  #keep () {
    clearTimeout(this.#timer)
    if (this.isWiped) return
    const draft = this.#draft
    if (JSON.stringify(draft) === this.begun) {
      this.concept.wipe()
      return this.#tellDraft(false)
    }
    const isKept = this.concept.keep(draft)
    this.#tellDraft(true)
    if (!isKept) find(this.root, '[data-concept]').textContent = 'Deze browser bewaart niets. Laat deze pagina open tot je klaar bent, of download het bestand tussendoor.'
  }

  get #draft () {
    const { waarden, secties } = this.invoer.read()
    return { waarden: { ...this.apart, ...waarden }, secties, slug: this.ownSlug ? this.slug.value.trim() : '' }
  }

  #tellDraft (isKept) {
    find(this.root, '[data-wis]').hidden = !isKept
  }

  #leave (target, next) {
    const field = target.closest('[data-rij] [data-waarde], [data-veld], [data-slugveld]')
    // Within one question somebody is still answering it.
    if (!field || (next && field.contains(next))) return
    this.fouten.leave(field)
    if (!this.#isPressing) this.#showMistakes()
  }

  #release () {
    if (!this.#isPressing) return
    this.#isPressing = false
    this.#showMistakes()
  }

  #wipe () {
    if (!window.confirm('Weet je het zeker? Alles wat je in dit formulier schreef, gaat weg.')) return
    this.#sent()
  }

  /** Forgets the draft and begins anew. */
  #sent () {
    this.isWiped = true
    clearTimeout(this.#timer)
    this.concept.wipe()
    location.assign(this.changes ? `?voorbeeld=${this.changes}` : location.pathname)
  }

  /** Shows only the questions that go with the answers, the sources by title, and how much room is left. */
  #fit () {
    const isOwn = this.form.querySelector('[data-veld="herkomst"] input:checked')?.value !== 'openbare-bron'
    this.form.querySelector('[data-veld="feiten"]').hidden = isOwn
    const titles = [...this.form.querySelectorAll('[data-veld="bronnen"] [data-rij]')].map(row => row.querySelector('[data-veld="titel"] :is(input, textarea)').value.trim())
    this.invoer.nameSources(titles)
    for (const place of this.form.querySelectorAll('[data-over]')) this.#countDown(place)
  }

  /** Tells how much room is left, when it becomes little. */
  #countDown (place) {
    if (!place) return
    const most = Number(place.dataset.over)
    const used = [...place.closest('.invoer').querySelector('input, textarea').value.trim()].length
    place.textContent = used < most * 0.7 ? '' : used <= most ? `Nog ${most - used} tekens` : `${used - most} tekens te veel`
  }

  // --- Steps -----------------------------------------------------------------

  get #step () {
    return [...this.#steps].find(([, step]) => !step.hidden)[0]
  }

  #beside (by) {
    const names = [...this.#steps.keys()]
    return names[names.indexOf(this.#step) + by]
  }

  #next () {
    const step = this.#steps.get(this.#step)
    const wrong = this.#mistakes().filter(({ field }) => step.contains(field))
    if (wrong.length > 0 && !step.dataset.gezien) {
      // Once: who knows it, may fill it in later.
      step.dataset.gezien = 'ja'
      this.fouten.leave(...wrong.map(({ field }) => field))
      this.#showMistakes()
      this.fouten.summary(step, wrong)
      return
    }
    this.#go(this.#beside(1))
  }

  #go (name) {
    const query = new URLSearchParams(location.search)
    query.set('stap', name)
    history.pushState(null, '', `?${query}`)
    this.#show(name, { focus: true })
  }

  #show (name, { focus = false } = {}) {
    const shown = this.#steps.has(name) ? name : this.#steps.keys().next().value
    this.#keep()
    for (const [other, step] of this.#steps) step.hidden = other !== shown
    for (const link of this.root.querySelectorAll('[data-naar]')) {
      if (link.dataset.naar === shown) link.setAttribute('aria-current', 'step')
      else link.removeAttribute('aria-current')
    }
    const heading = find(this.#steps.get(shown), 'h2')
    document.title = `${heading.textContent} · ${this.title}`
    if (shown === LAATSTE) this.#finish()
    else this.#showMistakes()
    if (focus) {
      heading.focus()
      heading.scrollIntoView({ block: 'start' })
    }
  }

  /** The last step: all that is left to do, the page as it will be, and the ways to send it. */
  #finish () {
    const wrong = this.#mistakes()
    this.fouten.leave(...wrong.map(({ field }) => field))
    this.#showMistakes()
    const step = this.#steps.get(LAATSTE)
    find(step, '[data-oordeel]').textContent = wrong.length === 0
      ? 'Alles is ingevuld zoals het hoort. Lees het nog eens na, en verstuur het.'
      : 'Er is nog iets te doen. Weet je het echt niet? Dan mag je het ook zo versturen: de redactie helpt je.'
    this.fouten.summary(step, wrong, { focus: false })
    this.#refresh()
  }

  #refresh () {
    const { waarden, secties, slug } = this.staat
    if (!this.ownSlug) this.slug.value = slug
    this.voorproef.show({ waarden, secties })
    this.versturen.show({ text: asFile(this.gegevens, waarden, secties), slug })
  }

  // --- Mistakes --------------------------------------------------------------

  #mistakes () {
    return this.fouten.of(this.staat)
  }

  #showMistakes (how) {
    const mistakes = this.#mistakes()
    this.fouten.show(mistakes, how)
    this.#showStates(mistakes)
    if (this.#step === LAATSTE) this.#refresh()
  }

  #goTo (field) {
    const step = field.closest('[data-stap]').dataset.stap
    if (step !== this.#step) this.#go(step)
    for (let around = field.closest('details'); around; around = around.parentElement.closest('details')) around.open = true
    Invoer.control(field).focus()
    field.scrollIntoView({ block: 'center' })
  }

  #showStates (mistakes) {
    for (const link of this.root.querySelectorAll('[data-naar]')) {
      const step = this.#steps.get(link.dataset.naar)
      const open = mistakes.filter(({ field }) => step.contains(field)).length
      const isBegun = link.dataset.naar === this.#step || [...step.querySelectorAll('[data-veld], [data-slugveld]')].some(field => this.fouten.isLeft(field)) || step.dataset.gezien
      find(link, '[data-staat]').textContent = link.dataset.naar === LAATSTE || !isBegun ? '' : open === 0 ? 'klaar' : `nog ${open}`
      link.classList.toggle('stappen__stap--klaar', Boolean(isBegun) && open === 0 && link.dataset.naar !== LAATSTE)
    }
  }
}
