import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFiling, queued } from '../testing/filing/a-filing.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { canProveAbsence, type EhrProfile, ehrProfiles } from './ehr-profile.ts'
import {
  type FilingEvent,
  type FilingMethod,
  type FilingProgress,
  filingMethods,
} from './filing.ts'
import { type TransitionContext, transition } from './transition.ts'

const verified: EhrProfile = { ...ehrProfiles['us-core-9'], conditionalCreate: 'verified' }
const searchable: EhrProfile = { ...ehrProfiles['generic-r4'], identifierSearch: 'verified' }
const context = (
  profile: EhrProfile = verified,
  method: FilingMethod = 'create',
): TransitionContext => ({
  now: aMoment,
  profile,
  method,
  chance: 0.5,
  receiptFor: (record) => `R-${record.id}`,
})

function following(
  events: FilingEvent[],
  profile?: EhrProfile,
  method?: FilingMethod,
): FilingProgress {
  return events.reduce((progress, event) => {
    const next = transition(progress, event, context(profile, method))
    if (!next.ok) throw new Error(next.error.reason)
    return next.value
  }, queued as FilingProgress)
}

const record = { id: 'doc-1', version: '1' }
const claimed = { type: 'claimed' } as const
const lost = { type: 'answer-lost', code: 'FHIR_TIMEOUT' } as const
const none = { type: 'found-none', isProof: true } as const

describe('a filing', () => {
  test('is filed with a receipt only from an answer that names a record', () => {
    const filed = following([claimed, { type: 'created', record }])
    expect(filed).toMatchObject({ state: 'filed', record, receipt: 'R-doc-1', adopted: false })
  })

  test('becomes unknown, not queued, when the answer was lost', () => {
    expect(following([claimed, lost])).toMatchObject({
      state: 'unknown',
      notBefore: '2026-11-19T09:12:05.000Z',
    })
  })

  test('is queued again when provably nothing was sent', () => {
    const again = following([claimed, { type: 'not-sent', code: 'FHIR_UNREACHABLE' }])
    expect(again).toMatchObject({ state: 'queued', attempt: 1, errorCode: 'FHIR_UNREACHABLE' })
    expect(again.notBefore).toBe('2026-11-19T09:12:01.500Z')
  })

  test('waits as long as the EHR asks', () => {
    const told = following([claimed, { type: 'told-to-wait', waitMs: 90_000 }])
    expect(told).toMatchObject({ state: 'queued', notBefore: '2026-11-19T09:13:30.000Z' })
  })

  test.each([7_200_000, 9_999_999_000, 8.64e15])(
    'F1 waits an hour at most, though the EHR asks for %d ms',
    (waitMs) => {
      const told = following([claimed, { type: 'told-to-wait', waitMs }])
      expect(told.notBefore).toBe('2026-11-19T10:12:00.000Z')
    },
  )

  test('is sent again at once after one look where the EHR itself refuses a twin', () => {
    expect(following([claimed, lost, none])).toMatchObject({ state: 'queued' })
  })

  test('is sent again after the last look where a search for its identifier is verified', () => {
    expect(following([claimed, lost, none, none], searchable).state).toBe('unknown')
    expect(following([claimed, lost, none, none, none], searchable).state).toBe('queued')
  })

  test.each([
    ['a search of which one only reads', ehrProfiles['generic-r4']],
    ['no such search', ehrProfiles.millennium],
  ])('asks a person where absence cannot be proven: %s', (_what, profile) => {
    const asked = following([claimed, lost, none, none, none], profile)
    expect(asked).toMatchObject({ state: 'needs-user', errorCode: 'FHIR_NOT_FOUND' })
  })

  test('that nobody can find is not sent again by a mere sign-in', () => {
    const steps = [claimed, lost, none, none, none, { type: 'signed-in' }] as FilingEvent[]
    expect(following(steps, ehrProfiles.millennium).state).toBe('needs-user')
  })

  test('goes on when its author signs in again', () => {
    const steps = [
      claimed,
      { type: 'not-permitted', code: 'SESSION_ENDED' },
      { type: 'signed-in' },
    ] as FilingEvent[]
    expect(following(steps).state).toBe('queued')
  })

  const refused = { type: 'refused', code: 'FHIR_REFUSED', ehrSaid: 'Too large.' } as const

  test('that is refused at its first send is rejected', () => {
    expect(following([claimed, refused])).toMatchObject({ state: 'rejected' })
  })

  test('that is refused when it was sent again is for a person to judge: the first may be there', () => {
    const sentAgain = [claimed, lost, none, claimed] as const
    const toJudge = { state: 'needs-user', errorCode: 'FHIR_NOT_FOUND', ehrSaid: 'Too large.' }
    const lookedFor = [refused, none, none]
    expect(following([...sentAgain, ...lookedFor])).toMatchObject({ state: 'unknown', looks: 2 })
    expect(following([...sentAgain, ...lookedFor, none])).toMatchObject(toJudge)
    const proven = [claimed, lost, none, none, none, claimed, ...lookedFor, none]
    expect(following(proven, searchable)).toMatchObject(toJudge)
    const signedIn = [{ type: 'not-permitted', code: 'SESSION_ENDED' }, { type: 'signed-in' }]
    const later = [...sentAgain, ...signedIn, claimed, ...lookedFor, none] as FilingEvent[]
    expect(following(later)).toMatchObject(toJudge)
  })

  test('that is refused after a person saw that it is not there is rejected', () => {
    const asked = { type: 'asked-to-send-again' } as const
    const decided = [claimed, lost, none, none, none, asked, claimed, refused]
    expect(following(decided, ehrProfiles.millennium).state).toBe('rejected')
  })

  test.each(['asked-to-look', 'signed-in'] as const)(
    'is not proven absent by looks that were made early: %s begins the series again',
    (type) => {
      const early = [claimed, lost, none, { type }, none, { type }, none] as FilingEvent[]
      expect(following(early, searchable)).toMatchObject({ state: 'unknown', looks: 1 })
      expect(following([...early, none, none], searchable).state).toBe('queued')
    },
  )

  const forbidden = { type: 'look-failed', code: 'FHIR_FORBIDDEN' } as const
  const away = { type: 'look-failed', code: 'FHIR_TIMEOUT' } as const
  const notLooked = { state: 'needs-user', errorCode: 'FILING_LOOK_NOT_POSSIBLE' }

  test('that the EHR does not let be looked for is for a person to decide after three looks', () => {
    const refusedTwice = following([claimed, lost, forbidden, forbidden])
    expect(refusedTwice).toMatchObject({ state: 'unknown', looks: 2, errorCode: 'FHIR_FORBIDDEN' })
    expect(following([claimed, lost, forbidden, forbidden, forbidden])).toMatchObject(notLooked)
    const lastRefused = [claimed, lost, none, none, forbidden]
    expect(following(lastRefused, searchable)).toMatchObject(notLooked)
  })

  test('is looked for on, without a count, while the EHR is away', () => {
    const looking = following([claimed, lost, away, away, away, away, away])
    expect(looking).toMatchObject({ state: 'unknown', looks: 0 })
  })

  test('that could not be looked for is looked for, not sent, when its author signs in again', () => {
    const refused = [claimed, lost, forbidden, forbidden, forbidden]
    const again = following([...refused, { type: 'signed-in' }])
    expect(again).toMatchObject({ state: 'unknown', looks: 0, notBefore: aMoment })
    expect(again.errorCode).toBeUndefined()
  })

  test('that could not be looked for is sent again when a person saw that it is not there', () => {
    const asked = [claimed, lost, forbidden, forbidden, forbidden, { type: 'asked-to-send-again' }]
    expect(following(asked as FilingEvent[]).state).toBe('queued')
  })

  test('that the EHR holds stays held though every look is refused', () => {
    const held = [claimed, { type: 'held' }, ...Array(5).fill(forbidden)] as FilingEvent[]
    expect(following(held).state).toBe('held')
  })

  test('that the EHR holds is looked for and never sent again', () => {
    const held = following([claimed, { type: 'held' }, none, none, none, none])
    expect(held.state).toBe('held')
  })

  test('whose content was altered needs a person', () => {
    const altered = following([
      claimed,
      { type: 'created', record },
      { type: 'read-back', verification: 'altered' },
    ])
    expect(altered).toMatchObject({ state: 'needs-review', verification: 'altered', record })
  })

  test('refuses an event that has no place in its state', () => {
    const refused = transition(aFiling({ state: 'rejected' }), claimed, context())
    expect(refused).toMatchObject({ ok: false, error: { code: 'FILING_ACTION_NOT_POSSIBLE' } })
  })
})

const withIfMatch = (ifMatch: EhrProfile['amendments']['ifMatch']): EhrProfile => ({
  ...ehrProfiles.millennium,
  amendments: { ...ehrProfiles.millennium.amendments, ifMatch },
})

describe('WB-30 a change of a record in place', () => {
  const changed = { type: 'changed-since' } as const
  const put = (events: FilingEvent[], ifMatch: EhrProfile['amendments']['ifMatch'] = 'claimed') =>
    following(events, withIfMatch(ifMatch), 'put')

  test('is filed with its own receipt from an answer to the PUT', () => {
    const filed = put([claimed, { type: 'updated', record: { id: 'doc-1', version: '2' } }])
    expect(filed).toMatchObject({ state: 'filed', receipt: 'R-doc-1', adopted: false })
  })

  test('that meets another version reads the record at once, and forces nothing', () => {
    expect(put([claimed, changed])).toMatchObject({
      state: 'unknown',
      notBefore: aMoment,
      errorCode: 'FILING_RECORD_CHANGED',
    })
  })

  test.each(['verified', 'claimed', 'no'] as const)(
    'that met another version is never sent again, whatever the looks show (If-Match %s)',
    (ifMatch) => {
      const looked = put([claimed, changed, none, none, none], ifMatch)
      expect(looked).toMatchObject({ state: 'needs-review', errorCode: 'FILING_RECORD_CHANGED' })
      const different = { type: 'found-different', record: { id: 'doc-1', version: '7' } } as const
      expect(put([claimed, changed, different], ifMatch).state).toBe('needs-review')
    },
  )

  test('whose answer was lost is filed when the record is as it would have left it', () => {
    const found = put([claimed, lost, { type: 'found', record: { id: 'doc-1', version: '2' } }])
    expect(found).toMatchObject({ state: 'filed', adopted: true })
  })

  test('whose answer was lost is sent again over the version it is for, where the EHR can refuse it', () => {
    expect(put([claimed, lost, none], 'verified').state).toBe('queued')
    expect(put([claimed, lost, none, none], 'claimed').state).toBe('unknown')
    expect(put([claimed, lost, none, none, none], 'claimed').state).toBe('queued')
    expect(put([claimed, lost, none, none, none], 'no')).toMatchObject({ state: 'needs-user' })
  })

  test('is the base of the next one in the version that was compared, not the one before', () => {
    const created = { type: 'created', record: { id: 'd', version: '1', etag: 'W/"1"' } } as const
    const read = { type: 'read-back', verification: 'identical', version: '2' } as const
    expect(following([claimed, created, read]).record).toEqual({ id: 'd', version: '2' })
  })
})

const anyRecord = fc.record({ id: fc.constantFrom('doc-1', 'doc-2') })
const anyEvent: fc.Arbitrary<FilingEvent> = fc.oneof(
  fc.constant<FilingEvent>({ type: 'claimed' }),
  fc.constant<FilingEvent>({ type: 'not-sent', code: 'FHIR_UNREACHABLE' }),
  fc.constant<FilingEvent>({ type: 'told-to-wait', waitMs: 1_000 }),
  anyRecord.map((r): FilingEvent => ({ type: 'created', record: r })),
  anyRecord.map((r): FilingEvent => ({ type: 'existed', record: r })),
  anyRecord.map((r): FilingEvent => ({ type: 'updated', record: r })),
  fc.constant<FilingEvent>({ type: 'changed-since' }),
  fc.constant<FilingEvent>({ type: 'several-exist' }),
  fc.constant<FilingEvent>({ type: 'refused', code: 'FHIR_REFUSED' }),
  fc.constant<FilingEvent>({ type: 'not-permitted', code: 'SESSION_ENDED' }),
  fc.constant<FilingEvent>({ type: 'held' }),
  fc.constant<FilingEvent>(lost),
  anyRecord.map((r): FilingEvent => ({ type: 'found', record: r })),
  fc.constant<FilingEvent>(none),
  fc.constant<FilingEvent>({ type: 'found-several' }),
  anyRecord.map((r): FilingEvent => ({ type: 'found-different', record: r })),
  fc.constant<FilingEvent>({ type: 'look-failed', code: 'FHIR_TIMEOUT' }),
  fc.constant<FilingEvent>({ type: 'look-failed', code: 'FHIR_FORBIDDEN' }),
  fc.constant<FilingEvent>({ type: 'look-failed', code: 'SESSION_ENDED' }),
  fc.constant<FilingEvent>({ type: 'read-back', verification: 'identical' }),
  fc.constant<FilingEvent>({ type: 'read-back', verification: 'altered' }),
  fc.constant<FilingEvent>({ type: 'read-back-failed', code: 'FHIR_TIMEOUT' }),
  fc.constant<FilingEvent>({ type: 'signed-in' }),
  fc.constant<FilingEvent>({ type: 'asked-to-look' }),
)
const anyProfile = fc.constantFrom(
  ...Object.values(ehrProfiles),
  verified,
  searchable,
  withIfMatch('verified'),
)

/** Plays events, skipping those that have no place, and tells every step. */
function play(events: FilingEvent[], profile: EhrProfile, method: FilingMethod) {
  const steps: { before: FilingProgress; event: FilingEvent; after: FilingProgress }[] = []
  let progress: FilingProgress = queued
  for (const event of events) {
    const next = transition(progress, event, context(profile, method))
    if (!next.ok) continue
    steps.push({ before: progress, event, after: next.value })
    progress = next.value
  }
  return steps
}

const anyStory = fc.tuple(
  fc.array(anyEvent, { maxLength: 60 }),
  anyProfile,
  fc.constantFrom(...filingMethods),
)

describe('whatever happens to a filing', () => {
  test('a receipt exists exactly when the EHR named a record while it was filed', () => {
    fc.assert(
      fc.property(anyStory, ([events, profile, method]) => {
        for (const { after: now } of play(events, profile, method)) {
          if (now.state === 'filed') expect(now.receipt).toBe(`R-${now.record?.id}`)
          if (!now.record) expect(now.receipt).toBeUndefined()
        }
      }),
    )
  })

  test('a lost answer is never followed by a send without proof of absence', () => {
    fc.assert(
      fc.property(anyStory, ([events, profile, method]) => {
        let isOpen = false
        for (const { before, event, after: now } of play(events, profile, method)) {
          if (now.state === 'unknown') isOpen = true
          if (event.type === 'claimed') expect(isOpen).toBe(false)
          const isProven = event.type === 'found-none' && now.state === 'queued'
          if (isProven) {
            expect(canProveAbsence(profile, method)).toBe(true)
          }
          if (isProven || (before.state !== now.state && now.state === 'filed')) isOpen = false
        }
      }),
    )
  })

  test('what is filed, rejected or under review is never sent again by itself', () => {
    fc.assert(
      fc.property(anyStory, ([events, profile, method]) => {
        for (const { before, after: now } of play(events, profile, method)) {
          if (['filed', 'rejected', 'needs-review'].includes(before.state)) {
            expect(['queued', 'sending']).not.toContain(now.state)
          }
        }
      }),
    )
  })

  test('what waits for the machine has a time at which it goes on', () => {
    fc.assert(
      fc.property(anyStory, ([events, profile, method]) => {
        for (const { after: now } of play(events, profile, method)) {
          if (['queued', 'unknown', 'held'].includes(now.state)) expect(now.notBefore).toBeDefined()
        }
      }),
    )
  })
})
