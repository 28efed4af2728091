// Keeps the app's frame alive while the chart beside it changes, and looks for new notes.

const chart = document.querySelector('#chart')
const tabs = document.querySelector('#tabs')
const news = document.querySelector('#news')
const panel = document.querySelector('#app')

/** The chart without the app, so that looking does not launch it again. */
function withoutApp(href) {
  const url = new URL(href, location.href)
  url.searchParams.delete('app')
  url.searchParams.delete('width')
  return url
}

async function show(href) {
  const response = await fetch(withoutApp(href))
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const main = page.querySelector('#chart')
  if (!main) return location.assign(href)
  chart.replaceChildren(...main.childNodes)
  tabs.replaceChildren(...page.querySelector('#tabs').childNodes)
  markOpenApp()
}

function markOpenApp() {
  const opener = document.querySelector('#open-app')
  if (opener) opener.hidden = Boolean(panel?.isConnected)
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  if (!panel?.isConnected) return
  if ('part' in link.dataset) {
    event.preventDefault()
    const url = withoutApp(link.href)
    url.search = new URL(location.href).search
    history.pushState(null, '', url)
    void show(url.href)
  }
  if (link.dataset.width) {
    event.preventDefault()
    panel.className = `app w-${link.dataset.width}`
    for (const other of panel.querySelectorAll('[data-width]')) {
      if (other === link) other.setAttribute('aria-current', 'true')
      else other.removeAttribute('aria-current')
    }
    history.replaceState(null, '', new URL(link.href).search)
  }
  if ('close' in link.dataset) {
    event.preventDefault()
    panel.remove()
    history.replaceState(null, '', withoutApp(location.href))
    markOpenApp()
  }
})

addEventListener('popstate', () => void show(location.href))

async function lookForNotes() {
  const watched = document.querySelector('[data-watch]')
  if (!watched || document.hidden) return
  const response = await fetch(watched.dataset.watch)
  const { version } = await response.json()
  if (version === watched.dataset.version || !watched.isConnected) return
  await show(location.href)
  news.textContent = 'The list of notes has changed.'
}

setInterval(() => lookForNotes().catch(() => undefined), 2000)
