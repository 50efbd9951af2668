// What a visitor saved, as it stands in the address: `v=dalfsen-aanpak,texel-taal`.
// There is no other memory: no cookie, no storage. No DOM, so that Node can test it.

/** More would make an address that mail programs cut off. */
export const MOST = 20

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Saved examples by slug, in the order in which they were saved. */
export class Bewaard {
  constructor (slugs = []) {
    this.slugs = Object.freeze([...new Set(slugs)].filter(slug => SLUG.test(slug)).slice(0, MOST))
  }

  static fromQuery (query) {
    return new Bewaard(new URLSearchParams(query).getAll('v').join(',').split(','))
  }

  get size () { return this.slugs.length }

  get isFull () { return this.size === MOST }

  has (slug) { return this.slugs.includes(slug) }

  with (slug) { return new Bewaard([...this.slugs, slug]) }

  without (slug) { return new Bewaard(this.slugs.filter(other => other !== slug)) }

  /** `v=a,b` with commas that can be read, or nothing. */
  toParameter () { return this.size ? `v=${this.slugs.join(',')}` : '' }

  /** Returns `address` with these as its `v`, and all else in it as it was. */
  carriedBy (address) {
    const url = new URL(address)
    const others = url.search.slice(1).split('&').filter(part => part && !part.startsWith('v='))
    url.search = [...others, this.toParameter()].filter(Boolean).join('&')
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
    if (next.toParameter() === this.#now.toParameter()) return
    this.#now = next
    this.dispatchEvent(new Event('change'))
  }
}

export const bewaarlijst = new Bewaarlijst(Bewaard.fromQuery(globalThis.location?.search ?? ''))
