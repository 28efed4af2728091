import { html } from 'hono/html'
import { faultKinds } from '../control/faults.ts'
import { personas } from '../personas.ts'
import type { Site } from '../site.ts'
import { type SmartModeName, smartModeNames, smartModes } from '../smart/negative-modes.ts'
import type { Html } from './page.ts'

/**
 * A form that a script sends to the control API as JSON. `data-path` and `data-method` say where,
 * `data-body` is sent as it is, else the fields; `data-now` sends at every change.
 */
export const actionButton = (
  label: string,
  action: {
    readonly method: 'POST' | 'DELETE' | 'PUT'
    readonly path: string
    readonly body?: object
    /** The switches look different afterwards. */
    readonly reload?: boolean
  },
): Html =>
  html`<form class="inline" data-method="${action.method}" data-path="${action.path}" ${action.body ? html`data-body="${JSON.stringify(action.body)}"` : ''} ${action.reload ? html`data-reload` : ''}>
    <button>${label}</button>
  </form>`

export const personaForm = (site: Site): Html =>
  html`<form data-method="PUT" data-path="persona" data-now>
    <fieldset>
      <legend>Persona</legend>
      ${Object.values(personas).map(
        ({ id, name, description }) =>
          html`<label class="choice">
            <input type="radio" name="id" value="${id}" ${id === site.persona.id ? html`checked` : ''}>
            <b>${name}</b> ${description}
          </label>`,
      )}
    </fieldset>
  </form>`

const checkbox = (name: string, label: string, isOn: boolean): Html =>
  html`<label class="choice">
    <input type="checkbox" name="${name}" data-type="boolean" ${isOn ? html`checked` : ''}> ${label}
  </label>`

export const settingsForm = ({ settings }: Site): Html =>
  html`<form data-method="PUT" data-path="settings" data-now>
    <fieldset>
      <legend>Settings</legend>
      <label>
        Latency of every request, ms
        <input name="latencyMs" type="number" data-type="number" min="0" max="60000" value="${settings.latencyMs}">
      </label>
      <label>
        Largest page of a search
        <input name="pageSizeCap" type="number" data-type="number" min="1" max="1000" value="${settings.pageSizeCap}">
      </label>
      <label>
        Sandbox attribute of the app’s frame (empty: none)
        <input name="frameSandbox" data-type="nullable" maxlength="200" value="${settings.frameSandbox ?? ''}">
      </label>
      ${checkbox('microphone', 'The app may use the microphone', settings.microphone)}
      ${checkbox('breakGlass', 'Restricted charts may be opened', settings.breakGlass)}
    </fieldset>
  </form>`

const modeSelect = (site: Site, name: SmartModeName): Html => {
  const { title, choices } = smartModes[name]
  const chosen: string = site.settings.smart[name]
  const [healthy] = Object.keys(choices)
  return html`<div class="field ${chosen === healthy ? '' : 'unhealthy'}">
    <label for="mode-${name}">${title}</label>
    <select id="mode-${name}" name="${name}">
      ${Object.entries(choices).map(
        ([choice, description]) =>
          html`<option value="${choice}" ${choice === chosen ? html`selected` : ''}>${choice}: ${description}</option>`,
      )}
    </select>
  </div>`
}

export const smartModesForm = (site: Site): Html =>
  html`<form data-method="PUT" data-path="settings" data-under="smart" data-now>
    <fieldset class="columns">
      <legend>SMART authorization</legend>
      ${smartModeNames.map((name) => modeSelect(site, name))}
    </fieldset>
  </form>`

/** The mishaps most often wanted, at one press. */
const presets = {
  'Slow (5 s)': { kind: 'delay', milliseconds: 5000, times: 10 },
  '401 in mid-visit': { kind: 'unauthorized' },
  '429, wait 2 s': { kind: 'status', status: 429, retryAfter: '2' },
  'Down (503), 3 times': { kind: 'status', status: 503, times: 3 },
  'Lose the request': { kind: 'drop-before-commit' },
  'Lose the answer': { kind: 'drop-after-commit' },
  '500 after commit': { kind: 'error-after-commit' },
  'Change the content': { kind: 'alter-content' },
  'File it twice': { kind: 'duplicate-commit' },
  'Find it late (30 s)': { kind: 'index-lag', seconds: 30, times: 20 },
  'Wrong patient': { kind: 'wrong-patient' },
} as const

export const presetButtons = (): Html =>
  html`<div class="presets">
    ${Object.entries(presets).map(([label, body]) =>
      actionButton(label, { method: 'POST', path: 'faults', body }),
    )}
  </div>`

const numberField = (name: string, label: string): Html =>
  html`<label>${label} <input name="${name}" type="number" data-type="number" step="any"></label>`

export const faultForm = (): Html =>
  html`<form data-method="POST" data-path="faults">
    <fieldset class="columns">
      <legend>Arm a fault</legend>
      <div class="field">
        <label for="fault-kind">Kind</label>
        <select id="fault-kind" name="kind">
          ${Object.entries(faultKinds).map(
            ([kind, { say }]) => html`<option value="${kind}">${kind}: ${say}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="fault-method">Method</label>
        <select id="fault-method" name="method">
          <option value="">as the kind needs</option>
          ${['GET', 'POST', 'PUT'].map((method) => html`<option>${method}</option>`)}
        </select>
      </div>
      <label>Path below the site <input name="path" value="fhir/*" required></label>
      ${numberField('times', 'Times')} ${numberField('milliseconds', 'Milliseconds')}
      ${numberField('status', 'Status')} ${numberField('seconds', 'Seconds')}
      ${numberField('bytesPerSecond', 'Bytes per second')}
      <label>Retry-After <input name="retryAfter"></label>
      <label>Origin <input name="origin" type="url"></label>
      <button>Arm</button>
    </fieldset>
  </form>`
