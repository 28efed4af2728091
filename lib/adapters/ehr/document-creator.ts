import 'server-only'
import type { CreateAnswer, CreateFailure } from '#lib/filing/create-answer.ts'
import { SEND_DEADLINE_MS } from '#lib/filing/deadlines.ts'
import type { DocumentCreator } from '#lib/filing/document-creator.ts'
import type { Clock } from '#lib/kernel/instant.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { retryAfterMs } from './fhir-answer.ts'
import type { FhirTransport } from './fhir-transport.ts'

const MAX_BYTES = 20 * 1024 * 1024

/** POSTs the frozen payload as it is (FHIR R4 create, conditional create). */
export function fhirDocumentCreator(send: FhirTransport, clock: Clock): DocumentCreator {
  return {
    async create(
      grant,
      payload,
      ifNoneExist,
      mayLeave,
    ): Promise<Result<CreateAnswer, CreateFailure>> {
      const answer = await send(grant, {
        method: 'POST',
        url: 'DocumentReference',
        headers: {
          'content-type': 'application/fhir+json',
          prefer: 'return=representation',
          ...(ifNoneExist !== undefined && { 'if-none-exist': ifNoneExist }),
        },
        body: payload,
        timeoutMs: SEND_DEADLINE_MS,
        maxBytes: MAX_BYTES,
        mayLeave,
      })
      if (!answer.ok) return answer
      const { status, header, text } = answer.value
      const wait = retryAfterMs(header('retry-after'), Date.parse(clock.now()))
      return ok({ status, header, text, retryAfterMs: wait })
    },
  }
}
