// What somebody is writing, kept in this browser only. Asks for the storage each time, for a browser may
// refuse even that.

export class Concept {
  /** `storage` returns where to keep it; `name` tells drafts apart: one for something new, one for each example that is changed. */
  constructor (storage, name) {
    this.storage = storage
    this.key = `praktijkvoorbeeld ${name}`
  }

  /** Returns what was kept, or undefined. */
  read () {
    try {
      return JSON.parse(this.storage().getItem(this.key) ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  }

  /** Keeps `staat`; returns whether the browser let it. */
  keep (staat) {
    try {
      this.storage().setItem(this.key, JSON.stringify(staat))
      return true
    } catch {
      return false
    }
  }

  wipe () {
    try {
      this.storage().removeItem(this.key)
    } catch { /* nothing was kept */ }
  }
}
