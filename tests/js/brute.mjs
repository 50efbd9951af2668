// Runs the explorer's own index over cases that Python worked out, and prints what differs.
// Used by tests/test_facets.py; not a test by itself.
import { readFileSync } from 'node:fs'
import { Bits, FacetIndex } from '../../assets/js/facets.js'
import { Selection } from '../../assets/js/selection.js'

const { data, options, cases } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const index = new FacetIndex(data)
const known = new Map(Object.entries(options).map(([facet, values]) => [facet, new Map(values.map(value => [value, true]))]))
let wrong = 0
for (const { query, hits, counts } of cases) {
  const result = index.query(Selection.fromQuery(query, known), Bits.all(index.size))
  const found = index.ordered(result.hits)
  const right = JSON.stringify(found) === JSON.stringify(hits) && result.total === hits.length &&
    Object.entries(counts).every(([facet, values]) => Object.entries(values).every(([value, count]) => (result.counts.get(facet).get(value) ?? 0) === count))
  if (!right && wrong++ < 5) console.log(query, found, hits)
}
console.log(`${cases.length} cases, ${wrong} wrong`)
process.exitCode = wrong ? 1 : 0
