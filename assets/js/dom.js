/** Finds one element, or throws an error that names what is missing. */
export function find (root, selector) {
  const element = root.querySelector(selector)
  if (!element) throw new Error(`nothing matches ${selector}`)
  return element
}

/** Makes an element with text and attributes; text is never markup. */
export function make (tag, text, attributes = {}) {
  const element = document.createElement(tag)
  element.textContent = text
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

/** Makes what draws again what the page has by these ids, one over the other. */
export function drawings (ids) {
  return ids.map(id => {
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
    use.setAttribute('href', `#${id}`)
    return use
  })
}

/** Makes a link a button: it leads nowhere any more, and Space presses it too. */
export function asButton (link, press) {
  link.setAttribute('role', 'button')
  link.addEventListener('click', event => {
    event.preventDefault()
    press()
  })
  link.addEventListener('keydown', event => {
    if (event.key !== ' ') return
    // Space would scroll the page.
    event.preventDefault()
    if (!event.repeat) press()
  })
}

export async function fetchJson (url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response.json()
}

/** Returns a function that fetches at its first call only; after a failure the next call tries again. */
export function fetchOnce (url) {
  let found
  return () => {
    found ??= fetchJson(url).catch(error => {
      found = undefined
      throw error
    })
    return found
  }
}
