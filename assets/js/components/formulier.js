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
  #isChanged = false
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
      this.root.classList.add('formulier--stuk')
    })
  }

  async #start () {
    const asked = new URLSearchParams(location.search)
    this.gegevens = await fetchJson(this.settings.gegevens)
    this.changes = Object.hasOwn(this.gegevens.voorbeelden, asked.get('voorbeeld')) ? asked.get('voorbeeld') : undefined
    this.#fillLists()
    this.invoer = new Invoer(this.form, this.gegevens, {
      changed: () => this.#changed(),
      left: field => {
        this.fouten.leave(field)
        this.#showMistakes()
      },
      sourceGone: number => this.#sourceGone(number)
    })
    this.fouten = new Fouten(this.form, { gegevens: this.gegevens, invoer: this.invoer, goTo: field => this.#goTo(field) })
    this.themas = new Themakeuze(find(this.form, '[data-soort="themas"]'))
    this.voorproef = new Voorproef(this.root, this.gegevens)
    this.versturen = new Versturen(this.root, { ...this.settings, changes: this.changes, sent: () => this.#sent() })
    this.concept = new Concept(() => window.localStorage, `${location.pathname} ${this.changes ?? 'nieuw'}`)
    const kept = this.concept.read()
    this.#listen()
    this.#put(await this.#begin(asked))
    // What nobody changed is no draft: the example itself may change meanwhile.
    this.begun = JSON.stringify(this.#draft)
    if (kept) this.#put(kept)
    this.#tellDraft(kept)
    if (kept) this.message.textContent = 'Je gaat verder met je tekst van eerder. Wil je opnieuw beginnen? Kies dan “Wis mijn tekst”.'
    if (asked.has('voorbeeld') && !this.changes) this.message.textContent = 'Het voorbeeld in dit adres bestaat niet (meer). Je begint hier met een nieuw voorbeeld.'
    if (this.changes) find(this.root, 'h1').textContent = `Verbeter: ${this.gegevens.voorbeelden[this.changes]}`
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
    const { gemeenten, spreeknamen } = this.gegevens
    const spoken = Object.entries(spreeknamen).find(([name]) => slugify(name) === asked.get('gemeente'))
    const gemeente = spoken?.[1] ?? gemeenten.find(name => slugify(name) === asked.get('gemeente'))
    return { waarden: gemeente ? { gemeenten: [gemeente] } : {}, secties: {}, slug: '' }
  }

  #fillLists () {
    for (const name of ['gemeenten', 'trefwoorden']) {
      find(this.root, `#lijst-${name}`).replaceChildren(...this.gegevens[name].map(value => new Option(value, value)))
    }
  }

  #put ({ waarden = {}, secties = {}, slug = '', hidden }) {
    // What the form does not ask stays as it was.
    const asked = new Set([...this.form.querySelectorAll('[data-veld]')].map(field => field.dataset.veld))
    this.apart = Object.fromEntries(Object.entries(waarden).filter(([name]) => !asked.has(name)))
    this.slug.value = slug
    this.ownSlug = Boolean(slug)
    this.slug.readOnly = Boolean(this.changes)
    this.invoer.write({ waarden, secties, hidden })
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
    const isTaken = proposed => Object.hasOwn(this.gegevens.voorbeelden, proposed)
    let proposed = name
    for (let number = 2; isTaken(proposed); number++) proposed = `${name}-${number}`
    return proposed
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
    window.addEventListener('storage', ({ key }) => {
      if (key === this.concept.key) this.message.textContent = 'Je schrijft ook in een ander tabblad aan deze tekst. Ga daar verder, of laad deze pagina opnieuw. Anders gaat het ene over het andere heen.'
    })
    window.addEventListener('pagehide', () => this.#keep())
    document.addEventListener('visibilitychange', () => this.#keep())
  }

  #changed () {
    this.#isChanged = true
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
    // What was not written here is not this tab's to keep or to wipe.
    if (this.isWiped || !this.#isChanged) return
    this.#isChanged = false
    const draft = this.#draft
    if (JSON.stringify(draft) === this.begun) {
      this.concept.wipe()
      return this.#tellDraft(false)
    }
    const isKept = this.concept.keep(draft)
    this.#tellDraft(true)
    if (!isKept) find(this.root, '[data-concept]').textContent = 'Deze browser bewaart niets. Laat deze pagina open tot je klaar bent, of download het bestand tussendoor.'
  }

  /** A source is gone that had this number: what the form does not show counts along, and the texts may name it. */
  #sourceGone (number) {
    for (const item of this.apart.overgenomen_door ?? []) {
      if (item.bron === number) delete item.bron
      else if (item.bron > number) item.bron--
    }
    const isNamed = Object.values(this.invoer.read().secties).some(text => /bron \d/i.test(text))
    if (isNamed) this.message.textContent = 'De nummers van de bronnen zijn veranderd. Kijk in je teksten na of “(bron 1)”, “(bron 2)” en zo verder nog kloppen.'
  }

  get #draft () {
    const { waarden, secties } = this.invoer.read()
    return { waarden: { ...this.apart, ...waarden }, secties, hidden: this.invoer.hidden(), slug: this.ownSlug ? this.slug.value.trim() : '' }
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
    this.invoer.nameSources()
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
  }

  #refresh () {
    const { waarden, secties, slug } = this.staat
    if (!this.ownSlug) this.slug.value = slug
    // Drawn again only when it changed: somebody may be reading, or copying from it.
    const shown = JSON.stringify([waarden, secties, slug])
    if (shown === this.shown) return
    this.shown = shown
    this.voorproef.show({ waarden, secties })
    this.versturen.show({ text: asFile(this.gegevens, waarden, secties), slug })
  }

  // --- Mistakes --------------------------------------------------------------

  #mistakes () {
    const { slug } = this.staat
    const isTaken = slug !== this.changes && Object.hasOwn(this.gegevens.voorbeelden, slug)
    return this.fouten.of(this.staat, isTaken)
  }

  #showMistakes (how) {
    const mistakes = this.#mistakes()
    this.fouten.show(mistakes, how)
    this.#showStates(mistakes)
    const step = this.#steps.get(this.#step)
    const isLast = this.#step === LAATSTE
    // What a summary tells is true at every moment.
    if (isLast || !find(step, '[data-fouten]').hidden) {
      this.fouten.summary(step, mistakes.filter(({ field }) => isLast || step.contains(field)), { focus: false })
    }
    if (!isLast) return
    find(step, '[data-oordeel]').textContent = mistakes.length === 0
      ? 'Alles is ingevuld zoals het hoort. Lees het nog eens na, en verstuur het.'
      : 'Er is nog iets te doen. Weet je het echt niet? Dan mag je het ook zo versturen: de redactie helpt je.'
    this.#refresh()
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
