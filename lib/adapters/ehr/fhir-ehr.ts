import 'server-only'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { Ehr } from '#lib/fhir/ehr.ts'
import type { FhirResource } from '#lib/fhir/resource.ts'
import { errorTable } from '#lib/kernel/app-error.ts'
import type { Clock } from '#lib/kernel/instant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { BaseFhirClient } from './base-fhir-client.ts'
import { resourceOf } from './fhir-answer.ts'
import { FhirFailure } from './fhir-failure.ts'
import type { FhirTransport } from './fhir-transport.ts'
import { followPages } from './follow-pages.ts'

const TIMEOUT_MS = 10_000
const MAX_BYTES = 20 * 1024 * 1024
const LONGEST_PAUSE_MS = 2_000
const PAUSE_MS = 250

/**
 * fhirclient's FHIR interactions and paging over our own transport: its own one follows references
 * to any host, has no deadline and forgets the session on a 401 (D3, D8, D9).
 */
class GuardedFhirClient extends BaseFhirClient {
  readonly #get: (url: string) => Promise<Result<FhirResource>>

  constructor(issuer: string, get: (url: string) => Promise<Result<FhirResource>>) {
    super(issuer)
    this.#get = get
  }

  override async fhirRequest<T>(uri: string | URL): Promise<T> {
    const answer = await this.#get(String(uri))
    if (!answer.ok) throw new FhirFailure(answer.error)
    // Callers of this file parse what they get; the library's type parameter is only a wish.
    return answer.value as T
  }
}

/** The FHIR server of one launch. */
export function fhirEhr(options: { issuer: string; send: FhirTransport; clock: Clock }): Ehr {
  const clientFor = (grant: AccessGrant) =>
    new GuardedFhirClient(options.issuer, (url) => getWithOneRetry(options, grant, url))

  return {
    read: (grant, type, id) =>
      attempt(async () => {
        const resource = await clientFor(grant).fhirRequest<FhirResource>(`${type}/${id}`)
        return ok(resource)
      }),
    search: (grant, search) => attempt(async () => ok(await followPages(clientFor(grant), search))),
  }
}

async function getWithOneRetry(
  options: { send: FhirTransport; clock: Clock },
  grant: AccessGrant,
  url: string,
): Promise<Result<FhirResource>> {
  const first = await get(options, grant, url)
  if (first.ok || !errorTable[first.error.code].retryable) return first
  const pause = first.error.retryAfterMs ?? PAUSE_MS
  if (first.error.code === 'FHIR_TIMEOUT' || pause > LONGEST_PAUSE_MS) return first
  await new Promise((resolve) => setTimeout(resolve, pause))
  return get(options, grant, url)
}

async function get(
  { send, clock }: { send: FhirTransport; clock: Clock },
  grant: AccessGrant,
  url: string,
): Promise<Result<FhirResource>> {
  const answer = await send(grant, {
    method: 'GET',
    url,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  })
  return answer.ok ? resourceOf(answer.value, Date.parse(clock.now())) : answer
}

async function attempt<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await run()
  } catch (thrown) {
    if (thrown instanceof FhirFailure) return err(thrown.appError)
    throw thrown
  }
}
