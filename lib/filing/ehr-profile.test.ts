import { describe, expect, test } from 'vitest'
import { profileNames } from '../smart/ehr-registration.ts'
import { aRegistration } from '../testing/smart/a-registration.ts'
import { canProveAbsence, ehrProfiles, profileOf } from './ehr-profile.ts'

describe('the profile of an EHR', () => {
  test.each(profileNames)('%s does not claim what only a test against a site can show', (name) => {
    expect(ehrProfiles[name].conditionalCreate).not.toBe('verified')
    expect(ehrProfiles[name].identifierSearch).not.toBe('verified')
    expect(canProveAbsence(ehrProfiles[name])).toBe(false)
  })

  test('WB-2 is taken from the registration, with what was verified at that site', () => {
    const registration = aRegistration({
      profile: 'millennium',
      conditionalCreate: 'verified',
      identifierSearch: 'claimed',
      whereNotesAppear: 'Under Notes.',
    })
    expect(profileOf(registration)).toEqual({
      ...ehrProfiles.millennium,
      conditionalCreate: 'verified',
      identifierSearch: 'claimed',
      whereNotesAppear: 'Under Notes.',
    })
  })

  test.each(['conditionalCreate', 'identifierSearch'] as const)(
    'WB-24 proves absence by a %s that was verified, not by one that is claimed',
    (way) => {
      const { epic } = ehrProfiles
      expect(canProveAbsence({ ...epic, [way]: 'no' })).toBe(false)
      expect(canProveAbsence({ ...epic, [way]: 'claimed' })).toBe(false)
      expect(canProveAbsence({ ...epic, [way]: 'verified' })).toBe(true)
    },
  )
})
