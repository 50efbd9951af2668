// Share what is on screen: its link, by mail, as CSV, on paper. What the selection is,
// others know: the menu asks with the event `deel-selectie`, which bubbles, and who knows fills in
//   detail.keep(slug, number)  which lines of the whole CSV belong to it
//   detail.lines               what a mail tells above the address
// The address is the one of the moment of the click.
import { bewaarlijst } from '../bewaard.js'
import { pick } from '../csv.js'
import { find } from '../dom.js'
import { mailTo } from '../mail.js'
import { closeWhenLeft } from '../uitklap.js'

export default class DeelMenu {
  constructor (root) {
    this.root = root
    this.status = find(root, '[data-melding]')
    this.field = find(root, '[data-adresveld]')
    this.mail = find(root, '[data-mail]')
    closeWhenLeft(root)
    root.addEventListener('toggle', () => {
      this.status.textContent = ''
      this.field.hidden = true
      if (root.open) this.#writeMail()
      this.#place()
    })
    find(root, '[data-kopieer]').addEventListener('click', () => this.#copy())
    this.mail.addEventListener('click', () => this.#writeMail())
    root.querySelector('[data-csv-knop]')?.addEventListener('click', () => this.#download())
    root.querySelector('[data-print]')?.addEventListener('click', () => {
      root.open = false
      find(root, 'summary').focus()
      window.print()
    })
    root.classList.add('deel--klaar')
  }

  /** The address of this page, or that of the comparison where the menu shares what is saved. */
  get #address () {
    const { adres } = this.root.dataset
    return adres ? bewaarlijst.now.carriedBy(new URL(adres, location.href)) : location.href
  }

  /** Opens to the left where the window ends on the right. */
  #place () {
    const { classList } = this.root
    classList.remove('deel--links')
    if (find(this.root, '.deel__vak').getBoundingClientRect().right > document.documentElement.clientWidth) classList.add('deel--links')
  }

  #selection () {
    const keep = this.root.dataset.adres ? slug => bewaarlijst.now.has(slug) : () => true
    const detail = { keep, lines: [] }
    this.root.dispatchEvent(new CustomEvent('deel-selectie', { bubbles: true, detail }))
    return detail
  }

  #writeMail () {
    const subject = this.root.dataset.titel
    this.mail.href = mailTo({ subject, lines: this.#selection().lines, address: this.#address })
  }

  async #copy () {
    try {
      await navigator.clipboard.writeText(this.#address)
      this.status.textContent = 'De link is gekopieerd.'
    } catch {
      // Not allowed, or a browser without a clipboard for scripts: then by hand.
      this.field.hidden = false
      this.field.value = this.#address
      this.field.select()
      this.status.textContent = 'Kopieer de link uit het veld hierboven.'
    }
  }

  async #download () {
    this.status.textContent = 'Even wachten…'
    try {
      const response = await fetch(this.root.dataset.csv)
      if (!response.ok) throw new Error(response.status)
      // Reading takes the byte order mark away; without one Excel takes é for Ã©.
      save(`\ufeff${pick(await response.text(), this.#selection().keep)}`)
      this.status.textContent = 'Het bestand staat bij je downloads.'
    } catch {
      this.status.textContent = 'Downloaden lukte niet. Probeer het later nog eens.'
    }
  }
}

function save (text) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = 'praktijkvoorbeelden-selectie.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
