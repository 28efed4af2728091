import 'server-only'
import { SEND_DEADLINE_MS } from '#lib/filing/deadlines.ts'
import type { ProvenanceWriter } from '#lib/filing/provenance-writer.ts'
import type { Clock } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import { retryAfterMs } from './fhir-answer.ts'
import type { FhirTransport } from './fhir-transport.ts'

const MAX_BYTES = 1024 * 1024

/** Creates a Provenance (FHIR R4 create). */
export const fhirProvenanceWriter = (send: FhirTransport, clock: Clock): ProvenanceWriter => ({
  async create(grant, payload, mayLeave) {
    const answer = await send(grant, {
      method: 'POST',
      url: 'Provenance',
      body: payload,
      headers: { 'content-type': 'application/fhir+json', prefer: 'return=minimal' },
      timeoutMs: SEND_DEADLINE_MS,
      maxBytes: MAX_BYTES,
      mayLeave,
    })
    if (!answer.ok) return answer
    const { status, header, text } = answer.value
    const wait = retryAfterMs(header('retry-after'), Date.parse(clock.now()))
    return ok({ status, header, text, retryAfterMs: wait })
  },
})
