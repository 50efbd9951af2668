// Beside the map: the gemeente that was pointed at, and its examples as links.
import { drawings, fetchOnce, find, make } from '../dom.js'

const MOST = 3

export class KaartPaneel {
  #turn = 0

  constructor (root, { voorbeelden, voorbeeld }) {
    this.root = root
    this.examples = fetchOnce(voorbeelden)
    this.folder = voorbeeld
    this.name = find(root, '[data-naam]')
    this.place = find(root, '[data-plaats]')
    this.flower = find(root, '[data-bloem]')
    this.themas = find(root, '[data-dekking]')
    this.titles = find(root, '[data-titels]')
    this.further = find(root, '[data-verder]')
    this.share = find(root, '[data-delen]')
    this.form = find(root, '[data-formulier]')
  }

  /** Shows a gemeente with the examples of these numbers. A later call wins from one that still waits. */
  async show ({ id, name, provincie, telling, note, href, count, numbers, bloem, dekking }) {
    const turn = ++this.#turn
    const shown = numbers.slice(0, MOST)
    const examples = shown.length ? await this.examples().catch(() => null) : []
    if (turn !== this.#turn) return
    this.name.textContent = name
    this.place.textContent = [`${provincie} · ${telling}.`, note].filter(Boolean).join(' ')
    this.flower.hidden = bloem.length === 0
    find(this.flower, '[data-bladen]').replaceChildren(...drawings(bloem))
    this.themas.textContent = dekking
    // Where the titles do not come, the link below still leads to them.
    this.titles.replaceChildren(...(examples ? shown.map(number => this.#title(examples[number])) : []))
    this.further.textContent = count > MOST ? `Bekijk alle ${count}` : `Ga naar ${name}`
    this.further.href = href
    this.share.hidden = count > 0
    this.form.search = new URLSearchParams({ gemeente: id })
  }

  #title ([slug, title]) {
    const item = make('li', '')
    item.append(make('a', title, { href: `${this.folder}${slug}/` }))
    return item
  }
}
