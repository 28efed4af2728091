import { html } from 'hono/html'
import type { LedgerEntry } from '../control/ledger.ts'
import type { LoggedRequest } from '../control/request-log.ts'
import { textAt } from '../fhir/resource.ts'
import type { Site } from '../site.ts'
import { smartFindings } from '../smart/request-checks.ts'
import { actionButton } from './control-forms.ts'
import { conceptText } from './fhir-text.ts'
import type { Html } from './page.ts'

const LATEST = 40

const clock = (site: Site, at: string): string =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone: site.timeZone })

const armedFaults = (site: Site): Html => {
  const armed = site.faults.list()
  if (armed.length === 0) return html`<p class="none">No fault is armed.</p>`
  return html`<ul>
      ${armed.map(
        ({ id, kind, path, method, timesLeft }) =>
          html`<li>
            <code>${kind}</code> on ${method ?? ''} ${path}, ${timesLeft} left
            ${actionButton(`Disarm ${kind}`, { method: 'DELETE', path: `faults/${id}` })}
          </li>`,
      )}
    </ul>
    ${actionButton('Disarm all', { method: 'DELETE', path: 'faults' })}`
}

const heldNotes = (site: Site): Html => {
  const held = site.held.list()
  if (held.length === 0) return html`<p class="none">No note is held.</p>`
  return html`<ul>
    ${held.map(({ id, at, document, state }) => {
      const label = `${conceptText(document.type)} for ${textAt(document, 'subject.reference')}`
      return html`<li>
        ${clock(site, at)} ${label}: ${state.name}
        ${
          state.name === 'waiting'
            ? html`${actionButton('Release', { method: 'POST', path: `held/${id}/release` })}
                ${actionButton('Refuse', { method: 'POST', path: `held/${id}/refuse` })}`
            : ''
        }
      </li>`
    })}
  </ul>`
}

const logLine = (site: Site, request: LoggedRequest): string => {
  const { at, method, path, query, status, milliseconds, faults } = request
  const url = `/${path}${query ? `?${query}` : ''}`
  const met = faults.length > 0 ? `  [${faults.join(' ')}]` : ''
  const answer = status === 0 ? 'dropped' : status
  return `${clock(site, at)} ${method.padEnd(4)} ${answer} ${String(milliseconds).padStart(5)} ms ${url}${met}`
}

const ledgerLine = (site: Site, entry: LedgerEntry): string => {
  const { at, interaction, type, id, version, writer, contentSha256 } = entry
  const by = writer.by === 'app' ? writer.clientId : 'EHR'
  const hashes = contentSha256.map((hash) => hash.slice(0, 12)).join(' ')
  return `${clock(site, at)} ${interaction} ${type}/${id} v${version} by ${by} ${hashes}`
}

const lines = (name: string, texts: readonly string[]): Html =>
  texts.length === 0
    ? html`<p class="none">Nothing yet.</p>`
    : html`<pre tabindex="0" aria-label="${name}">${texts.join('\n')}</pre>`

const findings = (site: Site): Html => {
  const found = smartFindings(site)
  const objections = found.filter(({ ok }) => !ok)
  return html`<p>${found.length - objections.length} checks passed, ${objections.length} objected.</p>
    ${lines(
      'Objections',
      objections.slice(-LATEST).map(({ id, at, detail }) => `${clock(site, at)} ${id} ${detail}`),
    )}`
}

/** What changes by itself: a script fetches it anew every two seconds. */
export const controlLive = (site: Site): Html =>
  html`<section aria-label="Armed faults"><h2>Armed faults</h2>${armedFaults(site)}</section>
    <section aria-label="Held notes" id="held"><h2>Held notes</h2>${heldNotes(site)}</section>
    <section aria-label="SMART findings"><h2>SMART findings</h2>${findings(site)}</section>
    <section aria-label="Ledger">
      <h2>Ledger <small>newest first</small></h2>
      ${lines(
        'Ledger',
        site.ledger
          .since(0)
          .slice(-LATEST)
          .map((entry) => ledgerLine(site, entry))
          .reverse(),
      )}
    </section>
    <section aria-label="Server log">
      <h2>Server log <small>newest first</small></h2>
      ${lines(
        'Server log',
        site.requests
          .since(0)
          .slice(-LATEST)
          .map((request) => logLine(site, request))
          .reverse(),
      )}
    </section>`
