// Finds what a page asks for by `data-module`, and starts each in a `try`: one
// component that fails leaves the rest, and the finished HTML, as they are.
const components = {
  'bewaar-balk': () => import('./components/bewaar-balk.js'),
  'deel-menu': () => import('./components/deel-menu.js'),
  formulier: () => import('./components/formulier.js'),
  grafieken: () => import('./components/grafieken.js'),
  'hexagon-kaart': () => import('./components/hexagon-kaart.js'),
  'praktijkvoorbeeld-filter': () => import('./components/praktijkvoorbeeld-filter.js'),
  'vergelijking': () => import('./components/vergelijking.js'),
  'zoek-lijst': () => import('./components/zoek-lijst.js')
}

for (const root of document.querySelectorAll('[data-module]')) start(root, root.dataset.module)

async function start (root, name) {
  try {
    const { default: Component } = await components[name]()
    new Component(root)
  } catch (error) {
    console.error(`${name}:`, error)
  }
}
