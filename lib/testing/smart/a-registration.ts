import type { z } from 'zod'
import {
  type EhrRegister,
  type EhrRegistration,
  ehrRegistrationSchema,
} from '#lib/smart/ehr-registration.ts'

/** An EHR as the registrations file would have it; say only what matters. */
export const aRegistration = (
  more: Partial<z.input<typeof ehrRegistrationSchema>> = {},
): EhrRegistration =>
  ehrRegistrationSchema.parse({
    id: 'greyfield',
    name: 'Greyfield General',
    issuer: 'https://ehr.example/fhir',
    clientId: 'chartside',
    authentication: { method: 'none' },
    ...more,
  })

/** A register in memory, with the look-up of the real one. */
export const registerOf = (...entries: readonly EhrRegistration[]): EhrRegister => ({
  all: () => entries,
  byId: (id) => entries.find((entry) => entry.id === id),
  byIssuer: (iss) => entries.find((entry) => entry.issuer === iss.replace(/\/+$/, '')),
})
