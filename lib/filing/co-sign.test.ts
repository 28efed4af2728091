import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FilingId, UserUrl } from '../kernel/ids.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { type CoSignRequest, coSignStanding, isAskedOf, objectionToCoSigning } from './co-sign.ts'
import { type Filing, filingStates } from './filing.ts'
import { lineageOf } from './lineage.ts'

const id = (name: string) => name as FilingId
const author = aFiling().author
const attending = 'http://ehr.localhost:4000/greyfield/fhir/Practitioner/reyes' as UserUrl
const another = 'http://ehr.localhost:4000/greyfield/fhir/Practitioner/tan' as UserUrl

const preliminary = (more: Partial<Filing> = {}): Filing =>
  aFiling({
    id: id('note'),
    isPreliminary: true,
    state: 'filed',
    record: { id: 'doc-note' },
    ...more,
  })

const request = (more: Partial<CoSignRequest> = {}): CoSignRequest => ({
  filingId: id('note'),
  authorName: 'MARCHBANK, Leonie, NP',
  encounter: undefined,
  addressed: undefined,
  returned: undefined,
  ...more,
})

const returned = { by: { user: attending, name: 'REYES' }, reason: 'Dose?', at: aMoment }

const later = (kind: Filing['kind'], more: Partial<Filing> = {}): Filing =>
  aFiling({
    ...{ id: id('later'), kind, method: 'create-replaces', state: 'filed' },
    record: { id: 'doc-later' },
    target: { filingId: id('note'), recordId: 'doc-note', ifMatch: undefined, reason: undefined },
    ...more,
  })

describe('a request for a co-signature', () => {
  test.each([
    ['just filed', request(), [preliminary()], 'awaiting'],
    ['given back', request({ returned }), [preliminary()], 'returned'],
    ['co-signed', request(), [preliminary(), later('co-sign')], 'signed'],
    [
      'whose co-signature is on its way',
      request(),
      [preliminary(), later('co-sign', { state: 'unknown' })],
      'signed',
    ],
    [
      'whose co-signature the EHR refused',
      request(),
      [preliminary(), later('co-sign', { state: 'rejected' })],
      'awaiting',
    ],
    ['corrected by its author', request(), [preliminary(), later('correction')], 'closed'],
    [
      'corrected by its author after it was given back',
      request({ returned }),
      [preliminary(), later('correction', { state: 'queued' })],
      'closed',
    ],
    [
      'with an addendum beside it',
      request(),
      [preliminary(), later('addendum', { method: 'create-appends' })],
      'awaiting',
    ],
    ['entered in error', request(), [preliminary(), later('void', { method: 'put' })], 'closed'],
    ['that the EHR refused', request(), [preliminary({ state: 'rejected' })], 'closed'],
  ] as const)('of a note %s', (_what, asked, family, standing) => {
    expect(coSignStanding(asked, family)).toBe(standing)
  })

  test('is for who it is addressed to, or for anybody, and never for the author', () => {
    const filing = preliminary()
    expect(isAskedOf(request(), filing, attending)).toBe(true)
    expect(isAskedOf(request(), filing, author)).toBe(false)
    const addressed = request({ addressed: { user: attending, name: 'REYES' } })
    expect(isAskedOf(addressed, filing, attending)).toBe(true)
    expect(isAskedOf(addressed, filing, another)).toBe(false)
    const toAuthor = request({ addressed: { user: author, name: 'MARCHBANK' } })
    expect(isAskedOf(toAuthor, filing, author)).toBe(false)
  })
})

describe('a co-signature is refused', () => {
  const object = (asked: CoSignRequest | undefined, family: readonly Filing[], user = attending) =>
    objectionToCoSigning(asked, family, user)

  test('of what nobody asked for, to who was not asked, and to the author', () => {
    expect(object(undefined, [preliminary()])).toBe('FILING_NOT_FOUND')
    expect(object(request(), [])).toBe('FILING_NOT_FOUND')
    expect(object(request(), [preliminary()], author)).toBe('FILING_NOT_FOUND')
    expect(object(request(), [preliminary()])).toBeUndefined()
  })

  test('of what was signed, given back or changed, and while anything is not settled', () => {
    expect(object(request({ returned }), [preliminary()])).toBe('CO_SIGN_SETTLED')
    expect(object(request(), [preliminary(), later('co-sign')])).toBe('CO_SIGN_SETTLED')
    expect(object(request(), [preliminary({ state: 'held' })])).toBe('FILING_NOT_SETTLED')
    const added = later('addendum', { method: 'create-appends', state: 'sending' })
    expect(object(request(), [preliminary(), added])).toBe('FILING_NOT_SETTLED')
  })
})

const arbitraryFamily = fc.array(
  fc.record({
    kind: fc.constantFrom('addendum', 'correction', 'void', 'co-sign' as const),
    method: fc.constantFrom('create-replaces', 'create-appends', 'put' as const),
    state: fc.constantFrom(...filingStates),
    of: fc.nat(5),
  }),
  { maxLength: 5 },
)

describe('whatever became of a note', () => {
  function familyOf(made: readonly { readonly of: number }[]): readonly Filing[] {
    const family = [preliminary()]
    for (const [at, { of, ...more }] of made.entries()) {
      const target = family[of % family.length]?.id ?? id('note')
      const name = `later-${at}`
      family.push(
        later('correction', {
          ...{ id: id(name), record: { id: `doc-${name}` }, ...more },
          target: {
            filingId: target,
            recordId: `doc-${target}`,
            ifMatch: undefined,
            reason: undefined,
          },
        }),
      )
    }
    return family
  }

  test('what may be co-signed stands in the EHR, and afterwards may not be again', () => {
    fc.assert(
      fc.property(arbitraryFamily, (made) => {
        const family = familyOf(made)
        if (objectionToCoSigning(request(), family, attending)) return
        const { current, appended } = lineageOf(family)
        expect([current, ...appended].map((one) => one?.id)).toContain('note')
        const signed = [...family, later('co-sign', { id: id('signed'), state: 'queued' })]
        expect(coSignStanding(request(), signed)).toBe('signed')
        for (const user of [attending, another]) {
          expect(objectionToCoSigning(request(), signed, user)).toBe('CO_SIGN_SETTLED')
        }
      }),
    )
  })

  test('its author never co-signs it', () => {
    fc.assert(
      fc.property(arbitraryFamily, fc.boolean(), (made, isReturned) => {
        const asked = request(isReturned ? { returned } : {})
        expect(objectionToCoSigning(asked, familyOf(made), author)).toBe('FILING_NOT_FOUND')
      }),
    )
  })
})
