import 'server-only'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import { SEND_DEADLINE_MS } from '#lib/filing/deadlines.ts'
import type { DocumentWriter } from '#lib/filing/document-writer.ts'
import type { WriteAnswer, WriteFailure } from '#lib/filing/write-answer.ts'
import type { Clock } from '#lib/kernel/instant.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { retryAfterMs } from './fhir-answer.ts'
import type { FhirRequest, FhirTransport } from './fhir-transport.ts'

const MAX_BYTES = 20 * 1024 * 1024

/** Sends the frozen payload as it is (FHIR R4 create, conditional create, version-aware update). */
export function fhirDocumentWriter(send: FhirTransport, clock: Clock): DocumentWriter {
  const write = async (
    grant: AccessGrant,
    request: Pick<FhirRequest, 'method' | 'url'> & { readonly body: string },
    condition: Readonly<Record<string, string>>,
    mayLeave: () => boolean,
  ): Promise<Result<WriteAnswer, WriteFailure>> => {
    const answer = await send(grant, {
      ...request,
      headers: {
        'content-type': 'application/fhir+json',
        prefer: 'return=representation',
        ...condition,
      },
      timeoutMs: SEND_DEADLINE_MS,
      maxBytes: MAX_BYTES,
      mayLeave,
    })
    if (!answer.ok) return answer
    const { status, header, text } = answer.value
    const wait = retryAfterMs(header('retry-after'), Date.parse(clock.now()))
    return ok({ status, header, text, retryAfterMs: wait })
  }

  return {
    create: (grant, payload, ifNoneExist, mayLeave) =>
      write(
        grant,
        { method: 'POST', url: 'DocumentReference', body: payload },
        ifNoneExist === undefined ? {} : { 'if-none-exist': ifNoneExist },
        mayLeave,
      ),
    update: (grant, { recordId, payload, ifMatch }, mayLeave) =>
      write(
        grant,
        { method: 'PUT', url: `DocumentReference/${recordId}`, body: payload },
        ifMatch === undefined ? {} : { 'if-match': ifMatch },
        mayLeave,
      ),
  }
}
