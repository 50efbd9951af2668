import { find } from './dom.js'

/** Closes an unfolded panel that lies over the page: with Escape, or when the visitor goes on elsewhere. */
export function closeWhenLeft (details) {
  details.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !details.open) return
    details.open = false
    find(details, 'summary').focus()
  })
  details.addEventListener('focusout', event => {
    if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false
  })
  document.addEventListener('pointerdown', event => {
    if (!details.contains(event.target)) details.open = false
  })
}
