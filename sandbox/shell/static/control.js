// Sends the forms of the control page to its JSON API and keeps the live part fresh.

const api = document.querySelector('main').dataset.api
const live = document.querySelector('#live')
const news = document.querySelector('#news')

function fieldValue(field) {
  if (field.dataset.type === 'boolean') return field.checked
  if (field.dataset.type === 'nullable') return field.value === '' ? null : field.value
  if (field.value === '' || (field.type === 'radio' && !field.checked)) return undefined
  return field.dataset.type === 'number' ? Number(field.value) : field.value
}

function fieldsOf(form) {
  const fields = {}
  for (const field of form.elements) {
    const value = field.name ? fieldValue(field) : undefined
    if (value !== undefined) fields[field.name] = value
  }
  return form.dataset.under ? { [form.dataset.under]: fields } : fields
}

async function problemOf(response) {
  const { problems } = await response.json().catch(() => ({}))
  return problems?.map(({ field, problem }) => `${field} ${problem}`).join(', ') ?? response.status
}

async function send(form) {
  const { method, path, body } = form.dataset
  const response = await fetch(`${api}/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: method === 'DELETE' ? undefined : (body ?? JSON.stringify(fieldsOf(form))),
  })
  if (response.ok && 'reload' in form.dataset) return location.reload()
  news.textContent = response.ok ? 'Done.' : `Refused: ${await problemOf(response)}`
  await refresh()
}

document.addEventListener('submit', (event) => {
  if (!event.target.dataset.path) return
  event.preventDefault()
  void send(event.target)
})

document.addEventListener('change', (event) => {
  const { form, selectedIndex, id } = event.target
  // The first choice of every mode is the healthy one.
  if (id.startsWith('mode-')) {
    event.target.parentElement.classList.toggle('unhealthy', selectedIndex > 0)
  }
  if (form && 'now' in form.dataset) form.requestSubmit()
})

const isInUse = () => live !== document.activeElement && live.contains(document.activeElement)

let shown = ''

async function refresh() {
  const text = await (await fetch(`${api}/live`)).text()
  if (text === shown) return
  shown = text
  const wasInUse = isInUse()
  const page = new DOMParser().parseFromString(text, 'text/html')
  live.replaceChildren(...page.body.childNodes)
  if (wasInUse) live.focus()
}

setInterval(() => {
  // What somebody is reading or about to press stays where it is.
  if (!document.hidden && !isInUse()) refresh().catch(() => undefined)
}, 2000)
