import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseResourceScope, scopesBeyond, scopesOf, v1Spelling, withoutLetters } from './scope.ts'

const letters = fc.subarray([...'cruds'], { minLength: 1 }).map((some) => some.join(''))
const aScope = fc
  .tuple(
    fc.constantFrom('patient', 'user'),
    fc.constantFrom('Observation', 'Patient', '*'),
    letters,
  )
  .map(([context, type, some]) => `${context}/${type}.${some}`)

describe('a resource scope', () => {
  test('is read in both grammars', () => {
    expect(parseResourceScope('patient/Observation.rs?category=lab')).toEqual({
      context: 'patient',
      type: 'Observation',
      letters: 'rs',
      restriction: 'category=lab',
    })
    expect(parseResourceScope('user/*.read')).toMatchObject({ type: '*', letters: 'rs' })
    expect(parseResourceScope('user/Patient.write')).toMatchObject({ letters: 'cud' })
    expect(parseResourceScope('system/Patient.*')).toMatchObject({ letters: 'cruds' })
  })

  test.each(['openid', 'launch/patient', 'patient/Patient.sr', 'patient/patient.r', 'Patient.r'])(
    'is not %s',
    (scope) => expect(parseResourceScope(scope)).toBeUndefined(),
  )
})

describe('a set of scopes', () => {
  test('is never beyond itself, nor is any part of it', () => {
    fc.assert(
      fc.property(fc.array(aScope), letters, (scopes, taken) => {
        expect(scopesBeyond(scopes, scopes)).toEqual([])
        const fewer = scopes.flatMap((scope) => withoutLetters(scope, taken))
        expect(scopesBeyond(fewer, scopes)).toEqual([])
      }),
    )
  })

  test('has no duplicates and no empty ones', () => {
    expect(scopesOf(' openid  launch openid ')).toEqual(['openid', 'launch'])
  })

  test.each([
    ['patient/Observation.rs', 'patient/Observation.r'],
    ['patient/*.rs', 'patient/Observation.rs'],
    ['user/Observation.rs', 'patient/Observation.rs'],
    ['patient/Observation.rs', 'patient/Observation.rs?category=lab'],
    ['patient/Observation.rs?category=vital', 'patient/Observation.rs?category=lab'],
    ['offline_access', 'online_access'],
  ])('goes beyond when %s is asked of %s', (asked, allowed) => {
    expect(scopesBeyond([asked], [allowed])).toEqual([asked])
  })

  test('stays within when less of a type, a letter or a category is asked', () => {
    const allowed = ['patient/*.cruds', 'user/Practitioner.rs']
    const asked = [
      'patient/Observation.rs?category=lab',
      'patient/Patient.read',
      'user/Practitioner.r',
    ]
    expect(scopesBeyond(asked, allowed)).toEqual([])
  })
})

test('the v1 spelling says read for r and s, write for c, u and d', () => {
  expect(v1Spelling('patient/Observation.rs')).toEqual(['patient/Observation.read'])
  expect(v1Spelling('patient/DocumentReference.crs')).toEqual([
    'patient/DocumentReference.read',
    'patient/DocumentReference.write',
  ])
  expect(v1Spelling('openid')).toEqual(['openid'])
})

test('what loses all its letters is gone', () => {
  expect(withoutLetters('patient/DocumentReference.c', 'cud')).toEqual([])
  expect(withoutLetters('patient/Observation.crs?category=lab', 'cud')).toEqual([
    'patient/Observation.rs?category=lab',
  ])
})
