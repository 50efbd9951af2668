// Runs the explorer's own index over cases that Python worked out, and prints what differs.
// Used by tests/test_facets.py; not a test by itself.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Bits, FacetIndex } from '../../assets/js/facets.js'
import { Selection } from '../../assets/js/selection.js'

let index, options, known
let cases = 0
let wrong = 0
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  if (!index) {
    const head = JSON.parse(line)
    index = new FacetIndex(head.data)
    options = Object.entries(head.options)
    known = new Map(options.map(([facet, values]) => [facet, new Map(values.map(value => [value, true]))]))
    continue
  }
  const { query, hits, counts } = JSON.parse(line)
  const result = index.query(Selection.fromQuery(query, known), Bits.all(index.size))
  const right = String(index.ordered(result.hits)) === String(hits) && result.total === hits.length &&
    options.every(([facet, values]) => values.every((value, place) => (result.counts.get(facet).get(value) ?? 0) === counts[facet][place]))
  cases++
  if (!right && wrong++ < 5) console.log(query, index.ordered(result.hits), hits)
}
console.log(`${cases} cases, ${wrong} wrong`)
process.exitCode = wrong ? 1 : 0
