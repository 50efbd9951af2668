// An example that stands on the site, as the values that the form fills in. No DOM, so that Node can test it.

/**
 * Returns `{ waarden, secties }` from the open data of an example and what the build tells beside it for the form.
 * `schema` is what the form knows.
 */
export function uitGegevens (schema, record, apart) {
  const waarden = {}
  for (const { naam } of schema.velden) {
    const value = bare(apart[naam] ?? record[naam])
    if (value !== undefined) waarden[naam] = value
  }
  // What nobody knows is empty in the data.
  waarden.periode = { start: record.periode.start ?? 'onbekend', eind: record.periode.eind ?? 'onbekend' }
  return { waarden, secties: Object.fromEntries(record.tekst.map(({ kop, markdown }) => [kop, markdown])) }
}

/** Returns a value without what is empty in it. */
function bare (value) {
  if (value === null || value === undefined || value === '') return undefined
  if (Array.isArray(value)) return value.length > 0 ? value.map(bare) : undefined
  if (typeof value !== 'object') return value
  const parts = Object.entries(value).map(([name, part]) => [name, bare(part)]).filter(([, part]) => part !== undefined)
  return parts.length > 0 ? Object.fromEntries(parts) : undefined
}
