// Saves examples in the address, and in nothing else. The buttons stand on cards and
// pages; the bar at the foot tells what is saved. Every link within the site takes the
// list along at the moment it is followed.
import { Bewaard, bewaarlijst, MOST } from '../bewaard.js'
import { find, make } from '../dom.js'
import { aantalVoorbeelden } from '../telling.js'
import { closeWhenLeft } from '../uitklap.js'
import { fetchVoorbeeld } from '../voorbeelden.js'

export default class BewaarBalk {
  constructor (root) {
    this.root = root
    this.home = new URL(root.dataset.home, location.href).href
    this.bar = find(root, '[data-balk]')
    this.status = find(root, '[data-melding]')
    this.count = find(root, '[data-aantal]')
    this.panel = find(root, 'details')
    this.rows = find(root, '[data-titels]')
    this.main = find(document, 'main')
    this.#tellHeight()
    this.#listen()
    this.#takeAlong()
    this.#show()
    document.documentElement.classList.add('kan-bewaren')
  }

  /** The style sheet keeps as much room free as the bar takes, however its buttons wrap. */
  #tellHeight () {
    new ResizeObserver(() => {
      document.documentElement.style.setProperty('--balk', `${this.bar.offsetHeight}px`)
    }).observe(this.bar)
  }

  #listen () {
    bewaarlijst.addEventListener('change', () => {
      this.#writeAddress()
      this.#show()
    })
    // Going Back shows an older address; what was saved since comes along.
    window.addEventListener('popstate', () => this.#writeAddress())
    window.addEventListener('pageshow', event => { if (event.persisted) this.#takeAlong() })
    document.addEventListener('click', event => {
      const button = event.target.closest('[data-bewaar], [data-haal-weg], [data-haal-alles-weg]')
      if (!button) return
      if (button.dataset.bewaar) this.#toggle(button.dataset.bewaar)
      else if (button.dataset.haalWeg) this.#remove(button.dataset.haalWeg)
      else this.#removeAll()
    })
    // Before a link is followed, in whatever way: mouse, middle button, long press, keyboard, a script.
    for (const type of ['pointerdown', 'focusin', 'click']) {
      document.addEventListener(type, event => this.#carry(event.target.closest('a[href]')), { capture: true })
    }
    // The explorer brings in cards that know nothing yet.
    new MutationObserver(() => this.#showButtons()).observe(this.main, { childList: true, subtree: true })
    this.panel.addEventListener('toggle', () => this.#showTitles())
    closeWhenLeft(this.panel)
  }

  /**
   * After Back, Forward or a redirect: takes the list from the page that was left, where the browser
   * tells which. An emptied list comes along too; a page that was reached without one changes nothing.
   */
  #takeAlong () {
    const { navigationType, from } = window.navigation?.activation ?? {}
    if (!['traverse', 'replace'].includes(navigationType) || !from?.url?.startsWith(this.home)) return
    const left = Bewaard.fromQuery(new URL(from.url).search)
    if (left.begun) bewaarlijst.now = left
  }

  #writeAddress () {
    const address = bewaarlijst.now.carriedBy(location.href)
    if (address !== location.href) history.replaceState(history.state, '', address)
  }

  #carry (link) {
    const href = link?.getAttribute('href')
    if (!href || href.startsWith('#') || link.hasAttribute('download')) return
    // By attribute: the places in the town are links of SVG, whose `href` is no text.
    const address = new URL(href, location.href).href
    if (address.startsWith(this.home)) link.setAttribute('href', bewaarlijst.now.carriedBy(address))
  }

  #toggle (slug) {
    const { now } = bewaarlijst
    if (now.has(slug)) {
      this.#remove(slug)
    } else if (now.isFull) {
      this.#tell(`Er passen ${MOST} voorbeelden in het adres. Haal er eerst een weg.`)
      this.panel.open = true
    } else {
      bewaarlijst.now = now.with(slug)
      this.#tell(`Bewaard in het adres. ${aantalVoorbeelden(bewaarlijst.now.size, 'Geen voorbeeld')} bewaard, zie onderaan de pagina.`)
    }
  }

  #remove (slug) {
    bewaarlijst.now = bewaarlijst.now.without(slug)
    this.#tell(`Weggehaald. ${aantalVoorbeelden(bewaarlijst.now.size, 'Geen voorbeeld')} bewaard.`)
  }

  #removeAll () {
    bewaarlijst.now = bewaarlijst.now.emptied()
    this.#tell('Alles is weggehaald. Er is niets meer bewaard.')
    this.main.focus()
  }

  #tell (text) { this.status.textContent = text }

  #show () {
    const { size } = bewaarlijst.now
    if (size === 0 && this.bar.contains(document.activeElement)) this.main.focus()
    this.bar.hidden = size === 0
    if (size === 0) this.panel.open = false
    this.count.textContent = size
    this.#showButtons()
    this.#showTitles()
  }

  #showButtons () {
    for (const button of document.querySelectorAll('[data-bewaar]')) {
      const pressed = String(bewaarlijst.now.has(button.dataset.bewaar))
      if (button.getAttribute('aria-pressed') !== pressed) button.setAttribute('aria-pressed', pressed)
    }
  }

  async #showTitles () {
    if (!this.panel.open) return
    const { now } = bewaarlijst
    const rows = await Promise.all(now.slugs.map(slug => this.#row(slug)))
    if (now !== bewaarlijst.now) return
    const place = [...this.rows.children].findIndex(row => row.contains(document.activeElement))
    this.rows.replaceChildren(...rows)
    // The focus stays on the row that takes the place of the one that went.
    if (place >= 0) rows[Math.min(place, rows.length - 1)]?.querySelector('button').focus()
  }

  async #row (slug) {
    const { voorbeelden } = this.root.dataset
    const example = await fetchVoorbeeld(slug, voorbeelden).catch(() => null)
    const row = make('li', '', { class: 'bewaard__titel' })
    const title = example?.titel ?? slug
    const remove = make('button', '×', { type: 'button', class: 'bewaard__weg', 'aria-label': `Haal weg: ${title}`, 'data-haal-weg': slug })
    row.append(make('a', title, { href: `${voorbeelden}${slug}/` }), remove)
    return row
  }
}
