import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Grid, level } from '../../assets/js/hexagons.js'

const csv = readFileSync(new URL('../../content/gemeenten.csv', import.meta.url), 'utf8')
const rows = csv.trim().split('\n').slice(1).map(line => line.split(','))
const names = rows.map(row => row[1])
const places = rows.map(row => row.slice(-2).map(Number))
const KEYS = ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft']

test('the arrows reach every gemeente from every other', () => {
  const grid = new Grid(places)
  const steps = places.map((_, from) => KEYS.map(key => { grid.rest(); return grid.step(from, key) }))
  const reached = start => {
    const seen = new Set([start])
    for (const at of seen) for (const next of steps[at]) seen.add(next)
    return seen.size
  }
  for (const start of [0, 100, 200, 341]) assert.equal(reached(start), places.length)
  const into = new Set(steps.flatMap((found, from) => found.filter(next => next !== from)))
  assert.equal(into.size, places.length)
})

test('a step goes the way of its arrow, and to a neighbour when there is one', () => {
  const grid = new Grid(places)
  places.forEach((_, from) => {
    for (const [key, dx, dy] of [['ArrowUp', 0, -1], ['ArrowDown', 0, 1], ['ArrowLeft', -1, 0], ['ArrowRight', 1, 0]]) {
      grid.rest()
      const next = grid.step(from, key)
      const here = grid.points[from]
      const ahead = point => (point.x - here.x) * dx + (point.y - here.y) * dy
      const distance = point => Math.hypot(point.x - here.x, point.y - here.y)
      if (next !== from) assert.ok(ahead(grid.points[next]) > 0, `${names[from]} ${key}`)
      const near = grid.points.filter(point => ahead(point) > 0.4 && distance(point) < 1.01)
      if (near.length > 0) assert.ok(distance(grid.points[next]) < 1.01, `${names[from]} ${key}`)
    }
  })
})

test('a walk sideways keeps its height, and the way back ends where it began', () => {
  const block = Array.from({ length: 49 }, (_, i) => [i % 7, Math.floor(i / 7)])
  const grid = new Grid(block)
  let at = 21
  for (let i = 0; i < 6; i++) at = grid.step(at, 'ArrowRight')
  assert.deepEqual(block[at], [6, 3])
  for (let i = 0; i < 6; i++) at = grid.step(at, 'ArrowLeft')
  assert.deepEqual(block[at], [0, 3])
  assert.deepEqual(block[grid.step(at, 'ArrowLeft')], [0, 3])
})

test('Home and End go to the ends of the same height', () => {
  const grid = new Grid([[0, 0], [1, 0], [2, 0], [5, 0], [6, 4]])
  assert.equal(grid.step(1, 'Home'), 0)
  assert.equal(grid.step(1, 'End'), 3)
})

test('a count gets the shade of the bounds that it reaches', () => {
  assert.deepEqual([0, 1, 2, 4, 5, 10, 99].map(count => level(count, [1, 2, 5, 10])), [0, 1, 2, 2, 3, 4, 4])
})
