import type { ProfileName } from '../smart/ehr-registration.ts'
import type { EhrProfile } from './ehr-profile.ts'

/** What a fact rests on: a document (D), our own measurement (M), or nothing we could check (N). */
type Standing = 'D' | 'M' | 'N'

type Fact = keyof Pick<
  EhrProfile,
  | 'contentType'
  | 'isEncounterRequired'
  | 'isAuthenticatorRequired'
  | 'conditionalCreate'
  | 'identifierSearch'
  | 'amendments'
  | 'coSign'
  | 'provenance'
>

type ProfileSource = {
  readonly name: string
  readonly source: string
  /** The persona of the sandbox that demands what this profile does. */
  readonly persona: string
  readonly standing: Readonly<Record<Fact, Standing>>
}

const all = (standing: Standing): Readonly<Record<Fact, Standing>> => ({
  contentType: standing,
  isEncounterRequired: standing,
  isAuthenticatorRequired: standing,
  conditionalCreate: standing,
  identifierSearch: standing,
  amendments: standing,
  coSign: standing,
  provenance: standing,
})

/** Where the facts of lib/filing/ehr-profile.ts come from; docs/ehr-profiles.md is written from it. */
export const ehrProfileSources: Readonly<Record<ProfileName, ProfileSource>> = {
  'us-core-9': {
    name: 'Any server of US Core 9',
    source: 'US Core 9.0.0, “Writing Clinical Notes”; FHIR R4 for the search',
    persona: 'us-core-9',
    standing: all('D'),
  },
  millennium: {
    name: 'Oracle Health Millennium',
    source: 'Oracle Health, Millennium R4 DocumentReference',
    persona: 'millennium',
    standing: all('D'),
  },
  epic: {
    name: 'Epic',
    source: 'none that we could read: assumptions, on the careful side',
    persona: 'epic-like',
    standing: all('N'),
  },
  athena: {
    name: 'athenaPractice, athenaFlow',
    source:
      'athenahealth, apiserver-athenaFlex, issues 62 and 257; the spelling of the type is ours',
    persona: 'athena-flow',
    standing: {
      ...all('D'),
      conditionalCreate: 'N',
      identifierSearch: 'N',
      amendments: 'N',
      coSign: 'N',
      provenance: 'N',
    },
  },
  medplum: {
    name: 'Medplum',
    source: '@medplum/fhir-router 4.5.2, run by us without its server',
    persona: 'medplum',
    standing: { ...all('M'), identifierSearch: 'N', coSign: 'N', provenance: 'N' },
  },
  'generic-r4': {
    name: 'Any other FHIR R4 server',
    source: 'FHIR R4, DocumentReference and RESTful API',
    persona: 'permissive',
    // FHIR R4 leaves to each server what it takes.
    standing: { ...all('D'), provenance: 'N' },
  },
}
