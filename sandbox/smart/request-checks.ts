import { type LoggedRequest, tokenIdOf } from '../control/request-log.ts'
import type { Site } from '../site.ts'
import type { Finding } from './recorder.ts'

const isOpen = ({ path }: LoggedRequest): boolean =>
  path === 'fhir/metadata' || path.startsWith('fhir/.well-known/')

const finding = (
  id: Finding['id'],
  { at, method, path }: LoggedRequest,
  problem: string,
): Finding => ({ id, ok: false, detail: `${method} ${path}: ${problem}`, at, request: 'fhir' })

/** R10: every FHIR request carries a token that this server issued. */
function tokenFindings(site: Site, requests: readonly LoggedRequest[]): readonly Finding[] {
  const issued = new Set(site.tokens.list().map(({ token }) => tokenIdOf(token)))
  return requests.flatMap((request) => {
    const { tokenId, query } = request
    if (tokenId === undefined) return [finding('R10', request, 'no token')]
    if (!issued.has(tokenId)) return [finding('R10', request, 'a token not issued here')]
    return /(^|&)access_token=/.test(query) ? [finding('R10', request, 'a token in the URL')] : []
  })
}

/** R11: nothing is asked for after the app has ended its session. */
function endFindings(site: Site, requests: readonly LoggedRequest[]): readonly Finding[] {
  return site.tokens.recorder.endedSessions().flatMap((session) => {
    const tokenIds = new Set(session.tokens.map(tokenIdOf))
    return requests
      .filter(({ at, tokenId }) => new Date(at) > session.at && tokenIds.has(tokenId ?? ''))
      .map((request) => finding('R11', request, 'the session had ended'))
  })
}

/** One line for a check that found nothing wrong, so that silence is not taken for success. */
function summary(
  site: Site,
  id: 'R10' | 'R11' | 'R12',
  found: readonly Finding[],
  holds: string,
): readonly Finding[] {
  if (found.length > 0) return []
  return [{ id, ok: true, detail: holds, at: site.now().toISOString(), request: 'fhir' }]
}

/**
 * What the recorded traffic says about the client (reference checks R1 to R12).
 * R1–R9 authorize and token requests · R10 tokens where they belong · R11 nothing after the end of
 * the session · R12 nothing to the trap host.
 */
export function smartFindings(site: Site): readonly Finding[] {
  const requests = site.requests
    .since(0)
    .filter((request) => request.method !== 'OPTIONS' && request.path.startsWith('fhir/'))
    .filter((request) => !isOpen(request))
  const recorded = site.tokens.recorder.list()
  const tokens = tokenFindings(site, requests)
  const ended = endFindings(site, requests)
  const trapped = recorded.filter(({ id }) => id === 'R12')
  return [
    ...recorded,
    ...tokens,
    ...ended,
    ...summary(site, 'R10', tokens, `${requests.length} FHIR requests, each with an issued token`),
    ...summary(site, 'R11', ended, 'nothing after the end of a session'),
    ...summary(site, 'R12', trapped, 'nothing reached the trap'),
  ]
}
