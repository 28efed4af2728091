import { type EhrProfile, ehrProfiles } from '#lib/filing/ehr-profile.ts'
import type { EhrRegistration, ProfileName } from '#lib/smart/ehr-registration.ts'
import { type FaultName, faultNames, isPostFault } from './faults.ts'
import { type RandomStream, randomStream } from './random-stream.ts'

type Assurance = NonNullable<EhrRegistration['conditionalCreate']>

/** One run, before it begins: it follows from the seed, and may be made smaller. */
export type Plan = {
  readonly seed: number
  readonly profile: ProfileName
  /** What the registration says of this site. */
  readonly conditionalCreate: Assurance
  readonly identifierSearch: Assurance
  /** What the site does; it always does what was verified. */
  readonly honoursCondition: boolean
  /** What it does with a search by identifier; it does what was verified. */
  readonly searchBehaviour: 'finds' | 'passes over the parameter' | 'finds nothing'
  readonly workers: number
  readonly clinicians: number
  readonly tabs: number
  /** Times that the author of a filed note changes it, at the most. */
  readonly amendments: number
  /** Who is asked to co-sign each first note: nobody, or one. */
  readonly attendings: number
  /** A Provenance follows each note at this site, or none. */
  readonly labels: 0 | 1
  /** How a co-signature is filed at this site. */
  readonly coSign: EhrProfile['coSign']
  /** What the registration says of If-Match, and what the site makes of it. */
  readonly ifMatch: Assurance
  readonly honoursIfMatch: boolean
  /** Addenda are documents of their own. */
  readonly showsAddenda: boolean
  /** The EHR marks what was replaced as superseded. */
  readonly marksSuperseded: boolean
  readonly faults: readonly FaultName[]
  /** Share of what may fail that does. */
  readonly intensity: number
}

/** Each way to be found again, or not; other profiles differ in the file alone. */
const profiles = ['us-core-9', 'us-core-9', 'millennium', 'epic', 'generic-r4'] as const

/** A profile that says no is not asked; the others were verified at the site, or not. */
const assuranceOf = (byProfile: Assurance, chance: RandomStream): Assurance =>
  byProfile === 'no' ? 'no' : chance.pick(['verified', 'verified', 'claimed', 'no'] as const)

/** What leads to places that chance alone seldom finds (SIM-9). */
const rarePairs = [
  ['post-proxy-duplicate', 'index-lag'],
  ['post-altered', 'read-fails'],
  ['post-commit-after-answer', 'clock-jump'],
  ['post-commit-after-answer', 'impatient-author'],
  ['stop-before-sending', 'post-commit-after-answer'],
  ['post-refused', 'post-reset-after-commit'],
  ['death', 'post-reset-after-commit'],
] as const satisfies readonly (readonly FaultName[])[]

const faultsOfAmendments = ['edited-in-ehr', 'void-elsewhere'] as const

const drawnApart: readonly FaultName[] = ['search-refused', ...faultsOfAmendments]
const drawnFaults = faultNames.filter((name) => !drawnApart.includes(name))

/** Drawn apart from the others, so that seeds that once found something still do. */
const isSearchRefused = (seed: number): boolean => randomStream(seed, 'search-refused').happens(0.1)

/** Most losses are at the boundary of commit and answer, so those faults come more often. */
function chosenFaults(chance: RandomStream): readonly FaultName[] {
  if (chance.happens(0.25)) return chance.pick<readonly FaultName[]>(rarePairs)
  const share = chance.pick([0.08, 0.2, 0.35] as const)
  return drawnFaults.filter((name) => chance.happens(isPostFault(name) ? 1.5 * share : share))
}

/** Drawn apart as well: without amendments a seed is the run that it was before there were any. */
function amendmentsOf(seed: number, { amendments: ways }: EhrProfile) {
  const chance = randomStream(seed, 'amendments')
  const ifMatch = assuranceOf(ways.ifMatch, chance)
  return {
    amendments: chance.pick([0, 1, 2, 3] as const),
    ifMatch,
    // A site that is not sent any has nothing to honour.
    honoursIfMatch: ifMatch === 'verified' || (ifMatch === 'claimed' && chance.happens(0.7)),
    showsAddenda: chance.happens(0.3),
    marksSuperseded: chance.happens(0.5),
    faults: faultsOfAmendments.filter(() => chance.happens(0.4)),
  }
}

/** Drawn apart once more: where nobody co-signs, a seed is the run that it was before anybody did. */
function coSigningOf(seed: number, { coSign, amendments }: EhrProfile) {
  const chance = randomStream(seed, 'co-signatures')
  const isTaken = coSign !== 'no'
  return {
    attendings: isTaken && chance.happens(0.4) ? 1 : 0,
    coSign: isTaken && amendments.ifMatch !== 'no' && chance.happens(0.5) ? 'put' : coSign,
  } as const
}

/** Drawn apart like the others. */
const labelsOf = (seed: number): Plan['labels'] =>
  randomStream(seed, 'labels').happens(0.5) ? 1 : 0

/** The run of a seed. Few faults at a time show more than all of them at once. */
export function planOf(seed: number): Plan {
  const chance = randomStream(seed, 'plan')
  const profile = chance.pick(profiles)
  const conditionalCreate = assuranceOf(ehrProfiles[profile].conditionalCreate, chance)
  const identifierSearch = assuranceOf(ehrProfiles[profile].identifierSearch, chance)
  const { faults, ...amending } = amendmentsOf(seed, ehrProfiles[profile])
  const whenClaimed = ['finds', 'finds', 'passes over the parameter', 'finds nothing'] as const
  const searchBehaviour = chance.pick(whenClaimed)
  return {
    seed,
    ...{ profile, conditionalCreate, identifierSearch },
    honoursCondition: conditionalCreate === 'verified' || chance.happens(0.4),
    searchBehaviour: identifierSearch === 'verified' ? 'finds' : searchBehaviour,
    workers: chance.between(1, 3),
    clinicians: chance.between(1, 2),
    tabs: chance.between(1, 3),
    ...amending,
    ...coSigningOf(seed, ehrProfiles[profile]),
    labels: labelsOf(seed),
    faults: [
      ...chosenFaults(chance),
      ...(isSearchRefused(seed) ? ['search-refused' as const] : []),
      ...(amending.amendments > 0 ? faults : []),
    ],
    intensity: chance.pick([0.3, 0.6, 0.9] as const),
  }
}

/** The run of a seed as it was before a note could be changed, co-signed or labelled. */
export const withoutAmendments = (plan: Plan): Plan => ({
  ...plan,
  ...{ amendments: 0, attendings: 0, labels: 0 },
  faults: plan.faults.filter((name) => !faultsOfAmendments.some((one) => one === name)),
})
