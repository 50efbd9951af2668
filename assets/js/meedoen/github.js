// The addresses of GitHub that a file goes to, and how much they can carry. No DOM, so that Node can test it.

/** From so many bytes on an address may fail somewhere. GitHub refuses those of about 8,190. */
export const NEAR = 7000
/** From so many bytes on this way is closed. */
export const TOO_LONG = 7900

/** Returns GitHub's page for a new file with the text filled in. */
export function newFile ({ repository, branch }, path, text = '') {
  const query = new URLSearchParams({ filename: path, ...(text && { value: text }) })
  return `https://github.com/${repository}/new/${encodeURIComponent(branch)}?${query}`
}

/** Returns GitHub's page that changes a file. */
export function editFile ({ repository, branch }, path) {
  return `https://github.com/${repository}/edit/${encodeURIComponent(branch)}/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Returns the bytes of the longest form of `address`: who must log in first carries it encoded once more. */
export function bytes (address) {
  return `https://github.com/login?return_to=${encodeURIComponent(address)}`.length
}

/** Tells how an address of so many bytes will fare: 'goed', 'krap' or 'te-lang'. */
export function fares (count) {
  return count >= TOO_LONG ? 'te-lang' : count >= NEAR ? 'krap' : 'goed'
}
