import type { EhrId, EncounterId, LaunchId, PatientId, TenantId, UserUrl } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Launch } from '#lib/smart/launch.ts'
import { defaultScopes } from '#lib/smart/scopes.ts'
import { THE_PATIENT } from './fhir-builders.ts'

type Choices = Partial<Omit<Launch, 'context'>> & { readonly grantedScopes?: readonly string[] }

/** A launch of the builders' patient with every scope granted. */
export function aLaunch({ grantedScopes = defaultScopes, ...choices }: Choices = {}): Launch {
  return {
    id: 'greyfield.AAAAAAAAAAAAAAAAAAAAAA' as LaunchId,
    tenant: 'greyfield' as TenantId,
    ehrId: 'greyfield' as EhrId,
    ehrIss: 'https://ehr.example/fhir',
    user: 'https://ehr.example/fhir/Practitioner/okafor' as UserUrl,
    patientId: THE_PATIENT as PatientId,
    encounterId: 'visit' as EncounterId,
    openedAt: '2026-11-19T15:10:00.000Z' as Instant,
    endsAt: '2026-11-20T03:10:00.000Z' as Instant,
    context: {
      grantedScopes,
      needPatientBanner: true,
      intent: undefined,
      tenant: undefined,
      smartStyleUrl: undefined,
      fhirContext: [],
    },
    ...choices,
  }
}
