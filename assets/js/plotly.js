let loading

/** Returns the chart library, loaded at the first call, with numbers as the Dutch write them. */
export function plotly () {
  loading ??= load().catch(error => {
    loading = undefined
    throw error
  })
  return loading
}

function load () {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = new URL('../plotly-basic.min.js', import.meta.url)
    script.addEventListener('load', () => {
      window.Plotly.register(DUTCH)
      resolve(window.Plotly)
    })
    script.addEventListener('error', () => {
      script.remove()
      reject(new Error('the chart library did not load'))
    })
    document.head.append(script)
  })
}

const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december']
const DAYS = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag']
const DUTCH = {
  moduleType: 'locale',
  name: 'nl',
  dictionary: {},
  format: {
    days: DAYS,
    shortDays: DAYS.map(name => name.slice(0, 2)),
    months: MONTHS,
    shortMonths: MONTHS.map(name => name.slice(0, 3)),
    date: '%d-%m-%Y',
    decimal: ',',
    thousands: '.'
  }
}
