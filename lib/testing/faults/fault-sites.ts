import type { z } from 'zod'
import type { SandboxClient } from '#bin/supervise/sandbox-ehrs.ts'
import type { ehrRegistrationSchema } from '#lib/smart/ehr-registration.ts'
import { scopesToAsk, toV1Scopes } from '#lib/smart/scopes.ts'

type Registration = z.input<typeof ehrRegistrationSchema>

/**
 * The kinds of EHR that recovery differs between: one that refuses the twin itself, one whose search
 * proves absence, and one that proves nothing (FT-5).
 */
export const siteKinds = {
  conditional: {
    site: 'greyfield',
    profile: 'us-core-9',
    conditionalCreate: 'verified',
    identifierSearch: 'verified',
  },
  searched: {
    site: 'greyfield',
    profile: 'us-core-9',
    conditionalCreate: 'no',
    identifierSearch: 'verified',
  },
  unproven: {
    site: 'millbrook',
    profile: 'millennium',
    conditionalCreate: 'no',
    identifierSearch: 'no',
  },
} as const

export type SiteKind = keyof typeof siteKinds

// The keys of the table, which the language forgets.
export const allSiteKinds = Object.keys(siteKinds) as readonly SiteKind[]

const CLIENT = 'chartside-faults'

/** One site as it is registered for a run. */
export function registrationOf(kind: SiteKind, sandboxOrigin: string): Registration {
  const { site, ...assurances } = siteKinds[kind]
  return {
    ...assurances,
    id: site,
    name: 'EHR under faults',
    clientId: CLIENT,
    authentication: { method: 'none' },
    issuer: `${sandboxOrigin}/${site}/fhir`,
    mayUpdateNotes: true,
  }
}

const askedScopes = scopesToAsk({ mayUpdateNotes: true }, { mode: 'ehr', permissions: 'v2' })

/** The app as every site knows it: a public client, so that nobody has to publish keys. */
export const clientsOf = (publicUrl: string): readonly SandboxClient[] =>
  [...new Set(Object.values(siteKinds).map(({ site }) => site))].map((site) => ({
    site,
    id: CLIENT,
    name: 'Chartside under faults',
    authentication: { method: 'none' },
    redirectUris: [`${publicUrl}/callback/${site}`],
    launchUrl: `${publicUrl}/launch`,
    scopes: [
      ...new Set([
        ...askedScopes,
        ...toV1Scopes(askedScopes),
        'launch/patient',
        'launch/encounter',
        'online_access',
      ]),
    ],
  }))

/** The link with which the EHR opens the app on a patient's chart. */
export const launchLinkOf = (sandboxOrigin: string, site: string, patientId: string): string =>
  `${sandboxOrigin}/${site}/ehr/patients/${patientId}/launch?app=${CLIENT}`
