import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  defaultScopes,
  isGranted,
  parseResourceScope,
  type ResourceScope,
  scopesNotGranted,
  scopesToAsk,
  toV1Scopes,
} from './scopes.ts'

const write = ({ context, type, interactions, restriction }: ResourceScope): string =>
  `${context}/${type}.${interactions}${restriction === undefined ? '' : `?${restriction}`}`

const anyScope: fc.Arbitrary<ResourceScope> = fc.record({
  context: fc.constantFrom('patient', 'user', 'system'),
  type: fc.constantFrom('*', 'Observation', 'DocumentReference'),
  interactions: fc
    .subarray(['c', 'r', 'u', 'd', 's'], { minLength: 1 })
    .map((letters) => letters.join('')),
  restriction: fc.constantFrom(undefined, 'category=laboratory', 'code=a|b&status=final'),
})

describe('a resource scope', () => {
  test.each([
    ['patient/Observation.rs', 'patient', 'Observation', 'rs', undefined],
    ['patient/*.cruds', 'patient', '*', 'cruds', undefined],
    [
      'user/DocumentReference.c?category=clinical-note',
      'user',
      'DocumentReference',
      'c',
      'category=clinical-note',
    ],
    ['system/Patient.r', 'system', 'Patient', 'r', undefined],
    ['patient/Observation.read', 'patient', 'Observation', 'rs', undefined],
    ['user/DocumentReference.write', 'user', 'DocumentReference', 'cud', undefined],
    ['patient/*.*', 'patient', '*', 'cruds', undefined],
  ] as const)('2.2.0@135 %s is read', (scope, context, type, interactions, restriction) => {
    expect(parseResourceScope(scope)).toEqual({ context, type, interactions, restriction })
  })

  test.each([
    'openid',
    'launch/patient',
    'patient/Observation',
    'patient/Observation.',
    'patient/Observation.sr',
    'patient/Observation.rr',
    'patient/Observation.x',
    'patient/Observation.constructor',
    'patient/.r',
    'practitioner/Observation.r',
    'patient/Observation.rs?',
    ' patient/Observation.rs',
    '',
  ])('2.2.0@135 %j is none', (scope) => {
    expect(parseResourceScope(scope)).toBeUndefined()
  })

  test('written and read is the same', () => {
    fc.assert(
      fc.property(anyScope, (scope) => {
        expect(parseResourceScope(write(scope))).toEqual(scope)
      }),
    )
  })
})

describe('2.2.0@147 what is granted', () => {
  test.each([
    [['patient/Observation.rs'], 'Observation', 's', true],
    [['patient/Observation.r'], 'Observation', 's', false],
    [['patient/*.rs'], 'Observation', 'r', true],
    [['user/DocumentReference.write'], 'DocumentReference', 'c', true],
    [['patient/DocumentReference.read'], 'DocumentReference', 'c', false],
    [['patient/DocumentReference.c?category=clinical-note'], 'DocumentReference', 'c', true],
    [['system/DocumentReference.cruds'], 'DocumentReference', 'c', false],
    [['patient/DocumentReferences.c'], 'DocumentReference', 'c', false],
    [[], 'Observation', 'r', false],
  ] as const)('by %j for %s.%s is %s', (granted, type, interaction, isIt) => {
    expect(isGranted(granted, type, interaction)).toBe(isIt)
  })
})

describe('scopes in the old grammar', () => {
  test('keep their meaning and lose their restrictions', () => {
    expect(
      toV1Scopes(['openid', 'patient/Observation.rs?category=x', 'patient/DocumentReference.crs']),
    ).toEqual([
      'openid',
      'patient/Observation.read',
      'patient/DocumentReference.read',
      'patient/DocumentReference.write',
    ])
  })

  test('grant at least what was asked', () => {
    fc.assert(
      fc.property(anyScope, (scope) => {
        const asked = write(scope)
        const granted = toV1Scopes([asked])
        if (scope.context === 'system') return
        expect(scopesNotGranted([asked], granted)).toEqual([])
      }),
    )
  })

  test('are the same in the old grammar again', () => {
    fc.assert(
      fc.property(fc.array(anyScope), (scopes) => {
        const once = toV1Scopes(scopes.map(write))
        expect(toV1Scopes(once)).toEqual(once)
      }),
    )
  })
})

describe('the scopes of a request', () => {
  test('2.2.0@161 in an EHR launch hold launch and no other context scope', () => {
    const asked = scopesToAsk({}, { mode: 'ehr', permissions: 'v2' })
    expect(asked.filter((scope) => scope.startsWith('launch'))).toEqual(['launch'])
  })

  test('2.2.0@166 in a standalone launch ask for the context', () => {
    const asked = scopesToAsk(
      { scopes: 'launch openid' },
      { mode: 'standalone', permissions: 'v2' },
    )
    expect(asked).toEqual(['launch/patient', 'launch/encounter', 'openid'])
  })

  test('2.2.0@47 always ask who the user is, and 2.2.0@148 hold no wildcard', () => {
    const asked = scopesToAsk({}, { mode: 'ehr', permissions: 'v2' })
    expect(asked).toContain('openid')
    expect(asked).toContain('fhirUser')
    expect(asked.join(' ')).not.toContain('*')
  })

  test('hold the right to say where a note came from only where that is wanted', () => {
    const options = { mode: 'ehr', permissions: 'v2' } as const
    expect(scopesToAsk({ provenance: 'no' }, options).join(' ')).not.toContain('Provenance')
    expect(scopesToAsk({ provenance: 'create' }, options)).toContain('patient/Provenance.c')
  })

  test('are those of the registration, in the grammar of the server', () => {
    const asked = scopesToAsk(
      { scopes: '  launch openid\n patient/Observation.rs ' },
      {
        mode: 'ehr',
        permissions: 'v1',
      },
    )
    expect(asked).toEqual(['launch', 'openid', 'patient/Observation.read'])
  })
})

describe('what was asked and not granted', () => {
  test('is named scope by scope', () => {
    const granted = ['openid', 'patient/Patient.read', 'patient/Observation.r']
    expect(
      scopesNotGranted(
        [
          'openid',
          'fhirUser',
          'launch',
          'offline_access',
          'patient/Patient.r',
          'patient/Observation.rs',
        ],
        granted,
      ),
    ).toEqual(['fhirUser', 'patient/Observation.s'])
  })

  test('is the missing part of a scope, and not what was granted of it', () => {
    const asked = ['patient/DocumentReference.crs', 'patient/Observation.rs?category=laboratory']
    expect(scopesNotGranted(asked, ['patient/DocumentReference.rs'])).toEqual([
      'patient/DocumentReference.c',
      'patient/Observation.rs?category=laboratory',
    ])
  })

  test('is nothing when everything asked was granted as asked', () => {
    expect(scopesNotGranted(defaultScopes, defaultScopes)).toEqual([])
  })
})
