import { fhirDocumentWriter } from '#lib/adapters/ehr/document-writer.ts'
import { resourceOf } from '#lib/adapters/ehr/fhir-answer.ts'
import { type FhirTransport, fhirTransport } from '#lib/adapters/ehr/fhir-transport.ts'
import type { GuardedFetch } from '#lib/adapters/ehr/guarded-fetch.ts'
import { fhirProvenanceWriter } from '#lib/adapters/ehr/provenance-writer.ts'
import { readSearchPage } from '#lib/fhir/bundle.ts'
import type { Ehr } from '#lib/fhir/ehr.ts'
import { launchTokens } from '#lib/flows/launch-tokens.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok } from '#lib/kernel/result.ts'
import type { Ports } from './ports.ts'
import type { SimulatedEhr } from './simulated-ehr.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import type { WireAnswer } from './wire.ts'

/** The network between a process and the EHR: no connection, an answer, or none in time. */
export function simulatedFetch(process: SimulatedProcess, ehr: SimulatedEhr): GuardedFetch {
  const { run, actor, pass } = process
  return async (request) => {
    const checkedAt = run.times.now()
    const port = `wire.${request.method}`
    await pass({ port, when: 'before' })
    if (run.strikes('connect-refused', 0.3)) {
      const refused = appError('FHIR_UNREACHABLE', { reason: 'ECONNREFUSED' })
      return err({ ...refused, neverSent: true })
    }
    const awaited = run.times.answerWithin<WireAnswer>(actor, `${port} is over`, request.timeoutMs)
    ehr.receive({ request, checkedAt, answer: awaited.settle })
    await pass({ port, when: 'after' })
    return (await awaited.answer) ?? err({ ...appError('FHIR_TIMEOUT'), neverSent: false })
  }
}

/** The EHR as one launch sees it: the product's transport over the simulated wire. */
export function openSimulatedEhr(
  process: SimulatedProcess,
  { audit, authorization, launches, fetch }: Ports,
  { launch, registration }: Pick<OpenLaunch, 'launch' | 'registration'>,
) {
  const { clock } = process
  const tokens = launchTokens({ audit, authorization, launches, clock }, launch, registration)
  const send = fhirTransport({ issuer: registration.issuer, tokens, fetch })
  return {
    ehr: readerOver(process, send),
    documents: fhirDocumentWriter(send, clock),
    provenances: fhirProvenanceWriter(send, clock),
  }
}

const LIMITS = { timeoutMs: 10_000, maxBytes: 1_000_000 }

/** Reading without the library in between: its pauses are real ones. */
function readerOver({ clock }: SimulatedProcess, send: FhirTransport): Ehr {
  const get = async (grant: Parameters<FhirTransport>[0], url: string) => {
    const answer = await send(grant, { method: 'GET', url, ...LIMITS })
    return answer.ok ? resourceOf(answer.value, Date.parse(clock.now())) : answer
  }
  return {
    read: (grant, type, id) => get(grant, `${type}/${id}`),
    async search(grant, { type, parameters }) {
      const query = new URLSearchParams(parameters.map(([name, value]) => [name, value]))
      const answer = await get(grant, `${type}?${query}`)
      if (!answer.ok) return answer
      const page = readSearchPage(answer.value)
      if (!page) return err(appError('FHIR_RESPONSE_UNREADABLE'))
      return ok({ ...page, stopped: undefined })
    },
  }
}
