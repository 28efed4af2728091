import 'server-only'
import { fhirDocumentWriter } from '#lib/adapters/ehr/document-writer.ts'
import { fhirEhr } from '#lib/adapters/ehr/fhir-ehr.ts'
import { fhirTransport } from '#lib/adapters/ehr/fhir-transport.ts'
import { guardedFetch } from '#lib/adapters/ehr/guarded-fetch.ts'
import { fhirProvenanceWriter } from '#lib/adapters/ehr/provenance-writer.ts'
import type { Ehr } from '#lib/fhir/ehr.ts'
import type { DocumentWriter } from '#lib/filing/document-writer.ts'
import type { ProvenanceWriter } from '#lib/filing/provenance-writer.ts'
import type { LaunchDeps } from '#lib/flows/launch-deps.ts'
import { launchTokens } from '#lib/flows/launch-tokens.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'

/** The EHR as one launch sees it: its token, its FHIR base and nothing else. */
export function openEhr(
  deps: Pick<LaunchDeps, 'audit' | 'authorization' | 'launches' | 'clock'>,
  { launch, registration }: Pick<OpenLaunch, 'launch' | 'registration'>,
): { ehr: Ehr; documents: DocumentWriter; provenances: ProvenanceWriter } {
  const { issuer } = registration
  const send = fhirTransport({
    issuer,
    tokens: launchTokens(deps, launch, registration),
    fetch: guardedFetch([new URL(issuer).origin]),
  })
  return {
    ehr: fhirEhr({ issuer, send, clock: deps.clock }),
    documents: fhirDocumentWriter(send, deps.clock),
    provenances: fhirProvenanceWriter(send, deps.clock),
  }
}
