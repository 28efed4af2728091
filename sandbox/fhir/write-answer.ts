import type { Site } from '../site.ts'
import {
  answer,
  type FhirAnswer,
  type FhirRequest,
  preference,
  urlOf,
  versionHeaders,
} from './exchange.ts'
import { methodNotAllowed, operationOutcome } from './outcome.ts'
import { present } from './present.ts'
import type { Stored } from './store.ts'

const mayWrite = (site: Site, type: string, interaction: 'create' | 'update'): boolean =>
  site.persona.writes[type]?.includes(interaction) ?? false

export function demandWritable(site: Site, type: string, interaction: 'create' | 'update'): void {
  if (mayWrite(site, type, interaction)) return
  const allow = interaction === 'create' ? 'GET' : 'GET, HEAD'
  throw methodNotAllowed(`This server does not let apps ${interaction} ${type}`, { Allow: allow })
}

/** What a write is answered with: always where and which version, then as the persona does. */
export function writeAnswer(
  site: Site,
  request: FhirRequest,
  status: 200 | 201,
  stored: Stored,
): FhirAnswer {
  const location = `${urlOf(site, stored)}/_history/${stored.version}`
  const headers = { ...versionHeaders(stored), Location: location }
  if (site.persona.answer === 'empty-html') {
    return { status, headers: { ...headers, 'Content-Type': 'text/html' } }
  }
  const wanted = site.persona.answer === 'no-body' ? 'minimal' : preference(request, 'return')
  if (wanted === 'minimal') return { status, headers }
  if (wanted === 'OperationOutcome') {
    const issue = { code: 'informational', text: 'Stored' } as const
    return answer(status, operationOutcome('information', [issue]), headers)
  }
  return answer(status, present(site, stored.resource), headers)
}
