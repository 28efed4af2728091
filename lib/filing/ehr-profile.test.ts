import { describe, expect, test } from 'vitest'
import { profileNames } from '../smart/ehr-registration.ts'
import { aRegistration } from '../testing/smart/a-registration.ts'
import { canProveAbsence, ehrProfiles, profileOf } from './ehr-profile.ts'

describe('the profile of an EHR', () => {
  test.each(profileNames)('%s does not claim what only a test against a site can show', (name) => {
    expect(ehrProfiles[name].conditionalCreate).not.toBe('verified')
    expect(ehrProfiles[name].identifierSearch).not.toBe('verified')
    expect(ehrProfiles[name].amendments.ifMatch).not.toBe('verified')
    expect(ehrProfiles[name].amendments.addendum).not.toBe('create-appends')
    expect(canProveAbsence(ehrProfiles[name], 'create')).toBe(false)
  })

  test('WB-2 is taken from the registration, with what was verified at that site', () => {
    const registration = aRegistration({
      profile: 'millennium',
      conditionalCreate: 'verified',
      identifierSearch: 'claimed',
      whereNotesAppear: 'Under Notes.',
      ifMatch: 'verified',
    })
    expect(profileOf(registration)).toEqual({
      ...ehrProfiles.millennium,
      conditionalCreate: 'verified',
      identifierSearch: 'claimed',
      whereNotesAppear: 'Under Notes.',
      amendments: { ...ehrProfiles.millennium.amendments, ifMatch: 'verified' },
    })
  })

  test('WB-31 an addendum is a document of its own only where the EHR was seen to show it', () => {
    const shown = profileOf(aRegistration({ profile: 'us-core-9', showsAddenda: true }))
    expect(shown.amendments.addendum).toBe('create-appends')
  })

  test.each(['conditionalCreate', 'identifierSearch'] as const)(
    'WB-24 proves absence by a %s that was verified, not by one that is claimed',
    (way) => {
      const { epic } = ehrProfiles
      expect(canProveAbsence({ ...epic, [way]: 'no' }, 'create')).toBe(false)
      expect(canProveAbsence({ ...epic, [way]: 'claimed' }, 'create')).toBe(false)
      expect(canProveAbsence({ ...epic, [way]: 'verified' }, 'create')).toBe(true)
    },
  )
})
