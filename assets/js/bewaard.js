// What a visitor saved, as it stands in the address: `v=dalfsen-aanpak,texel-taal`.
// There is no other memory: no cookie, no storage. Back and Forward walk over pages and
// choices, never back to an older list; a reload and a link show what the address says.
// No DOM, so that Node can test it.

/** More would make an address that mail programs cut off. */
export const MOST = 20

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Saved examples by slug, in the order in which they were saved. */
export class Bewaard {
  /** `begun` tells an emptied list from none at all: `v=` stands in the address of the first. */
  constructor (slugs = [], begun = slugs.length > 0) {
    this.slugs = Object.freeze([...new Set(slugs)].filter(slug => SLUG.test(slug)).slice(0, MOST))
    this.begun = begun
  }

  static fromQuery (query) {
    const found = new URLSearchParams(query).getAll('v')
    return new Bewaard(found.join(',').split(','), found.length > 0)
  }

  get size () { return this.slugs.length }

  get isFull () { return this.size === MOST }

  has (slug) { return this.slugs.includes(slug) }

  with (slug) { return new Bewaard([...this.slugs, slug]) }

  without (slug) { return new Bewaard(this.slugs.filter(other => other !== slug), true) }

  emptied () { return new Bewaard([], true) }

  isSameAs (other) { return this.#parameter() === other.#parameter() }

  /** `v=a,b` with commas that can be read, `v=` once emptied, or nothing. */
  #parameter () { return this.begun ? `v=${this.slugs.join(',')}` : '' }

  /** Returns `query` with these as its `v`, and all else in it as it was. Nothing else writes `v`. */
  inQuery (query) {
    const others = String(query).replace(/^\?/, '').split('&').filter(part => part && !/^v(=|$)/.test(part))
    const parts = [...others, this.#parameter()].filter(Boolean)
    return parts.length > 0 ? `?${parts.join('&')}` : ''
  }

  /** Returns `address` with these as its `v`, and all else in it as it was. */
  carriedBy (address) {
    const url = new URL(address)
    url.search = this.inQuery(url.search)
    return url.href
  }
}

/** What is saved now, for all components of this page; tells `change` when that becomes another. */
export class Bewaarlijst extends EventTarget {
  #now

  constructor (now) {
    super()
    this.#now = now
  }

  get now () { return this.#now }

  set now (next) {
    if (next.isSameAs(this.#now)) return
    this.#now = next
    this.dispatchEvent(new Event('change'))
  }
}

export const bewaarlijst = new Bewaarlijst(Bewaard.fromQuery(globalThis.location?.search ?? ''))
