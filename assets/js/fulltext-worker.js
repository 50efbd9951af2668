// Runs Pagefind beside the page. Of a piece of its index that does not come Pagefind tells
// the console only, and then finds less: here the search fails.
let pagefind
let missing
let hits = new Map()

const load = self.fetch

/** What Pagefind fetches with: an answer that is none is an error, and is remembered. */
self.fetch = async (address, ...rest) => {
  try {
    const response = await load(address, ...rest)
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    return response
  } catch (error) {
    // A text that does not come is missed by who asks for it, not by the search.
    if (!String(address).includes('/fragment/')) missing = error
    throw error
  }
}

// Pagefind begins without waiting for itself; what goes wrong then is told by the search.
self.addEventListener('unhandledrejection', event => event.preventDefault())

const ANSWERS = {
  async start (address) {
    pagefind = await import(address)
    await pagefind.options({ excerptLength: 26 })
    await pagefind.init()
  },

  /** Returns the names of the hits, best first. */
  async search (words) {
    const { results } = await pagefind.search(words)
    if (missing) throw missing
    hits = new Map(results.map(hit => [hit.id, hit]))
    return [...hits.keys()]
  },

  /** Returns the text of a hit of the last search, and where in it the words are. */
  text: name => hits.get(name)?.data()
}

self.addEventListener('message', async ({ data: { turn, question, about } }) => {
  try {
    self.postMessage({ turn, answer: await ANSWERS[question](about) })
  } catch (error) {
    self.postMessage({ turn, error: String(error) })
  }
})
