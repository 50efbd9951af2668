import { fetchOnce, find, make } from '../dom.js'
import { plotly } from '../plotly.js'

/**
 * Lays over each drawn chart the same marks, which tell their value when they are pointed at.
 * Library and figures are fetched when the first chart comes near; if either does not come,
 * the drawing and the table under it are as they were.
 */
export default class Grafieken {
  static moduleName = 'grafieken'

  constructor (root) {
    // Whoever chose own colours keeps the drawing, which follows them.
    if (matchMedia('(forced-colors: active)').matches) return
    this.figuren = fetchOnce(root.dataset.figuren)
    this.style = getComputedStyle(root)
    const near = new IntersectionObserver(entries => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        near.unobserve(target)
        this.#bringToLife(target).catch(error => console.error('grafieken:', error))
      }
    }, { rootMargin: '50% 0px' })
    for (const chart of root.querySelectorAll('[data-grafiek]')) near.observe(chart)
  }

  async #bringToLife (chart) {
    const [Plotly, figuren] = await Promise.all([plotly(), this.figuren()])
    const { data, layout } = this.#withColours(figuren[chart.dataset.grafiek])
    const box = find(chart, '.grafiek__levend')
    await Plotly.newPlot(box, data, layout, {
      displayModeBar: false,
      doubleClick: false,
      locale: 'nl',
      plotlyServerURL: '',
      responsive: true,
      scrollZoom: false,
      showSendToCloud: false,
      showTips: false
    })
    chart.dataset.staat = 'levend'
    const label = make('div', '', { class: 'grafiek__label', hidden: '' })
    box.parentElement.append(label)
    box.on('plotly_hover', ({ points: [point] }) => tell(label, point))
    box.on('plotly_unhover', () => { label.hidden = true })
    document.addEventListener('keydown', event => { if (event.key === 'Escape') label.hidden = true })
  }

  /** Returns a copy of *value* with every `var(--name)` as the style sheet has it. */
  #withColours (value) {
    return JSON.parse(JSON.stringify(value), (_, part) => {
      const name = typeof part === 'string' && part.match(/^var\((--[\w-]+)\)$/)?.[1]
      return name ? this.style.getPropertyValue(name).trim() : part
    })
  }
}

/** Shows the label of a value above it, within the chart. */
function tell (label, { bbox, customdata: [value, whose] }) {
  label.replaceChildren(make('strong', value), make('span', whose))
  label.hidden = false
  const room = label.parentElement.clientWidth - label.offsetWidth
  const middle = (bbox.x0 + bbox.x1) / 2 - label.offsetWidth / 2
  label.style.insetInlineStart = `${Math.max(0, Math.min(room, middle))}px`
  label.style.insetBlockStart = `${Math.min(bbox.y0, bbox.y1) - label.offsetHeight - 10}px`
}
