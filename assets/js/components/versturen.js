// The ways to send an example. Each tells what happens next; none sends anything by itself.
import { find } from '../dom.js'
import { bytes, editFile, fares, newFile, NEAR, TOO_LONG } from '../meedoen/github.js'

const FOLDER = 'content/praktijkvoorbeelden'
/** Some programs cut off a mail that is longer, as it stands in the address. */
const MAIL = 1800
const count = number => number.toLocaleString('nl-NL')

export class Versturen {
  #usual

  /** `changes` is the example that is changed, if it is not a new one; `sent` is called when the writer says that it was sent. */
  constructor (root, { repository, branch, email, titel, changes, sent }) {
    this.repo = repository && { repository, branch }
    this.email = email
    this.site = titel
    this.changes = changes
    this.told = find(root, '[data-verstuurd]')
    this.done = find(root, '[data-klaar]')
    this.raw = find(root, '[data-bestand]')
    this.ways = Object.fromEntries([...root.querySelectorAll('[data-weg]')].filter(way => way.matches('.weg')).map(way => [way.dataset.weg, way]))
    find(root, '[data-gelukt]').addEventListener('click', sent)
    this.#act('github', event => this.#toGithub(event))
    this.#act('download', () => this.#download())
    this.#act('kopieer', () => this.#copy('De tekst staat op je klembord.'))
    this.#act('mail', () => this.#tell('Je mailprogramma opent. Lees na wat erin staat, en verstuur het daar. De redactie antwoordt per mail.'))
  }

  /** Makes every way ready for this file. */
  show ({ text, slug }) {
    this.text = text
    this.name = `${slug || 'naam-van-jullie-voorbeeld'}.md`
    this.raw.textContent = text
    if (this.repo) this.#showGithub()
    if (this.email) this.#showMail()
  }

  #act (way, act) {
    find(this.ways[way], '[data-doe]').addEventListener('click', act)
  }

  #tell (text) {
    this.told.textContent = text
    this.done.hidden = false
    this.told.scrollIntoView({ block: 'nearest' })
  }

  #showGithub () {
    const way = this.ways.github
    const link = find(way, '[data-doe]')
    const size = find(way, '[data-maat]')
    way.hidden = false
    if (this.changes) {
      link.href = editFile(this.repo, `${FOLDER}/${this.name}`)
      link.textContent = 'Kopieer de tekst en open het bestand'
      find(way, '[data-uitleg]').textContent = 'Je tekst gaat naar je klembord en GitHub opent het bestand zoals het nu is. Kies daar alles (Ctrl en A, of ⌘ en A), plak je tekst eroverheen, en klik op “Commit changes”. Je hebt er een gratis account voor nodig. De redactie kijkt ernaar en antwoordt daar.'
      return
    }
    const address = newFile(this.repo, `${FOLDER}/${this.name}`, this.text)
    const used = bytes(address)
    const state = fares(used)
    way.dataset.staat = state
    size.textContent = {
      goed: `Dit past: ${count(used)} van hooguit ${count(TOO_LONG)} tekens.`,
      krap: `Dit past nog net: ${count(used)} van hooguit ${count(TOO_LONG)} tekens. Vanaf ${count(NEAR)} kan het misgaan. Lukt het niet? Je tekst blijft hier staan: kies dan “Kopieer”.`,
      'te-lang': `Je tekst is te lang voor deze weg: hij telt ${count(used)} tekens, en in een adres passen er ${count(TOO_LONG)}. Er gaat niets verloren: we kopiëren hem voor je.`
    }[state]
    this.isClosed = state === 'te-lang'
    const how = find(way, '[data-uitleg]')
    this.#usual ??= how.textContent
    how.textContent = this.isClosed ? 'GitHub opent een leeg bestand. Plak je tekst daar in het grote vak, klik op “Commit changes” en daarna op “Create pull request”. Je hebt er een gratis account voor nodig. De redactie kijkt ernaar en antwoordt daar.' : this.#usual
    link.href = this.isClosed ? newFile(this.repo, `${FOLDER}/${this.name}`) : address
    link.textContent = this.isClosed ? 'Kopieer de tekst en open een leeg bestand' : 'Maak een pull request'
  }

  #toGithub (event) {
    if (!this.changes && !this.isClosed) return this.#tell('GitHub opent in een nieuw tabblad. Klik daar op “Commit changes”. Je tekst blijft hier staan tot je zegt dat het gelukt is.')
    // The page opens when the text is there: after it this window has no focus, and no clipboard.
    event.preventDefault()
    const { href } = event.currentTarget
    return this.#copy('De tekst staat op je klembord. Plak hem in het grote vak op GitHub.').then(isCopied => isCopied && window.open(href, '_blank', 'noopener'))
  }

  #showMail () {
    const subject = `${this.changes ? 'Verbetering van een voorbeeld' : 'Nieuw praktijkvoorbeeld'} voor ${this.site}: ${this.name}`
    const whole = `Dag redactie,\n\nHieronder staat mijn voorbeeld (${this.name}).\n\n${this.text}`
    const short = `Dag redactie,\n\nAls bijlage stuur ik mijn voorbeeld mee: ${this.name}.\n\n(Vergeet de bijlage niet. Je vindt het bestand bij je downloads.)\n`
    const fits = encodeURIComponent(whole.replaceAll('\n', '\r\n')).length <= MAIL
    this.ways.mail.hidden = false
    find(this.ways.mail, '[data-uitleg]').textContent = fits
      ? 'Je mailprogramma opent met je tekst erin. Zo heb je geen account nodig. De redactie maakt er een voorstel van en antwoordt per mail.'
      : 'Je tekst is te lang voor een mail die zichzelf invult. Download eerst het bestand. Open dan de mail en doe het bestand er als bijlage bij. De redactie maakt er een voorstel van en antwoordt per mail.'
    const body = (fits ? whole : short).replaceAll('\n', '\r\n')
    find(this.ways.mail, '[data-doe]').href = `mailto:${this.email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  }

  #download () {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([this.text], { type: 'text/markdown' }))
    link.download = this.name
    link.click()
    URL.revokeObjectURL(link.href)
    this.#tell(`Het bestand ${this.name} staat bij je downloads.`)
  }

  async #copy (text) {
    try {
      await navigator.clipboard.writeText(this.text)
      this.#tell(text)
      return true
    } catch {
      // Not allowed here: then by hand.
      this.raw.closest('details').open = true
      window.getSelection().selectAllChildren(this.raw)
      this.#tell('Kopiëren mag niet van deze browser. De tekst staat onderaan, en is al gekozen: druk op Ctrl en C, of ⌘ en C.')
      return false
    }
  }
}
