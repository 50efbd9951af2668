// Finds what a page asks for by `data-module`, and starts each in a `try`: one
// component that fails leaves the rest, and the finished HTML, as they are.
import { BewaarBalk } from './components/bewaar-balk.js'
import { DeelMenu } from './components/deel-menu.js'
import { HexagonKaart } from './components/hexagon-kaart.js'
import { PraktijkvoorbeeldFilter } from './components/praktijkvoorbeeld-filter.js'
import { Vergelijking } from './components/vergelijking.js'
import { ZoekLijst } from './components/zoek-lijst.js'

const components = [BewaarBalk, DeelMenu, HexagonKaart, PraktijkvoorbeeldFilter, Vergelijking, ZoekLijst]

for (const component of components) {
  for (const root of document.querySelectorAll(`[data-module="${component.moduleName}"]`)) {
    try {
      new component(root)
    } catch (error) {
      console.error(`${component.moduleName}:`, error)
    }
  }
}
