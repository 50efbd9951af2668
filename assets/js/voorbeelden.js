// Finished pages of examples, fetched to show parts of them elsewhere. So the markup
// of every part is written once, by the build.

const found = new Map()

/**
 * Returns the page of an example as { slug, titel, url, document }, or null when there
 * is none (any more). Throws when the network fails.
 */
export function fetchVoorbeeld (slug, folder) {
  if (!found.has(slug)) {
    found.set(slug, load(new URL(`${folder}${slug}/`, location.href)).catch(error => {
      found.delete(slug)
      throw error
    }))
  }
  return found.get(slug)
}

async function load (url) {
  const response = await fetch(url)
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  // An example that has another slug by now: its old page knows the way.
  const moved = page.querySelector('[data-verhuisd]')
  if (moved) return load(new URL(moved.getAttribute('href'), url))
  return { slug: url.pathname.split('/').at(-2), titel: page.querySelector('h1').textContent, url, document: page }
}
