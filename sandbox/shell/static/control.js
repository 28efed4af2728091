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
  news.textContent = response.ok ? 'Done.' : `Refused: ${await problemOf(response)}`
  await refresh()
}

document.addEventListener('submit', (event) => {
  if (!event.target.dataset.path) return
  event.preventDefault()
  void send(event.target)
})

document.addEventListener('change', (event) => {
  const form = event.target.form
  if (form && 'now' in form.dataset) form.requestSubmit()
})

let shown = ''

async function refresh() {
  const text = await (await fetch(`${api}/live`)).text()
  // A button in use stays where it is.
  if (text === shown || live.contains(document.activeElement)) return
  shown = text
  const page = new DOMParser().parseFromString(text, 'text/html')
  live.replaceChildren(...page.body.childNodes)
}

setInterval(() => {
  if (!document.hidden) refresh().catch(() => undefined)
}, 2000)
