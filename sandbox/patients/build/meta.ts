import { systems } from '../codes/systems.ts'
import type { Coding } from './concept.ts'

/** Sensitivity and confidentiality labels a story may put on its resources. */
export const labels = {
  restricted: { system: systems.confidentiality, code: 'R', display: 'restricted' },
  veryRestricted: { system: systems.confidentiality, code: 'V', display: 'very restricted' },
  celebrity: { system: systems.actCode, code: 'CEL', display: 'celebrity information sensitivity' },
  hiv: { system: systems.actCode, code: 'HIV', display: 'HIV/AIDS information sensitivity' },
  psychiatry: {
    system: systems.actCode,
    code: 'PSY',
    display: 'psychiatry disorder information sensitivity',
  },
  substanceUse: {
    system: systems.actCode,
    code: 'ETH',
    display: 'substance abuse information sensitivity',
  },
} as const satisfies Record<string, Coding>

export type Label = keyof typeof labels

// Every resource of the sandbox says that it is not about a person.
const TEST_DATA: Coding = { system: systems.actReason, code: 'HTEST', display: 'test health data' }

type Meta = { readonly profile?: readonly string[]; readonly security: readonly Coding[] }

/** @param profile the last part of a US Core profile URL, e.g. `us-core-patient`; absent: base R4. */
export const metaOf = (profile: string | undefined, sensitive: readonly Label[] = []): Meta => ({
  ...(profile && { profile: [`http://hl7.org/fhir/us/core/StructureDefinition/${profile}`] }),
  security: [TEST_DATA, ...sensitive.map((label) => labels[label])],
})
