import { describe, expect, test } from 'vitest'
import type { FilingId } from '../kernel/ids.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import type { Filing } from './filing.ts'
import { isSuperseded, lineageOf, objectionToAmending } from './lineage.ts'

const id = (name: string) => name as FilingId

const filed = (name: string, more: Partial<Filing> = {}): Filing =>
  aFiling({ id: id(name), state: 'filed', record: { id: `doc-${name}` }, ...more })

const amending = (name: string, target: string, more: Partial<Filing> = {}): Filing =>
  filed(name, {
    kind: 'correction',
    method: 'create-replaces',
    target: { filingId: id(target), recordId: `doc-${target}`, ifMatch: undefined, reason: 'r' },
    ...more,
  })

const note = filed('note')
const appended = amending('added', 'note', { kind: 'addendum', method: 'create-appends' })
const corrected = amending('corrected', 'note')
const voided = (target: string) =>
  amending(`void-${target}`, target, { kind: 'void', method: 'put' })

const shape = (family: readonly Filing[]) => {
  const { current, appended: beside, unsettled, isVoided } = lineageOf(family)
  return [current?.id, beside.map((one) => one.id), unsettled?.id, isVoided]
}

describe('the lineage of a note', () => {
  test.each([
    ['just signed', [aFiling({ id: id('note') })], [undefined, [], 'note', false]],
    ['filed', [note], ['note', [], undefined, false]],
    ['corrected', [note, corrected], ['corrected', [], undefined, false]],
    ['with an addendum of its own', [note, appended], ['note', ['added'], undefined, false]],
    [
      'corrected beside its addendum',
      [note, appended, corrected],
      ['corrected', ['added'], undefined, false],
    ],
    ['void', [note, voided('note')], [undefined, [], undefined, true]],
    [
      'void, but for its addendum',
      [note, appended, voided('note')],
      [undefined, ['added'], undefined, true],
    ],
    [
      'refused',
      [aFiling({ id: id('note'), state: 'rejected' })],
      [undefined, [], undefined, false],
    ],
    [
      'whose correction was refused',
      [note, { ...corrected, state: 'rejected' as const }],
      ['note', [], undefined, false],
    ],
    [
      'whose correction is on its way',
      [note, { ...corrected, state: 'unknown' as const }],
      ['note', [], 'corrected', false],
    ],
  ])('of one %s', (_what, family, expected) => {
    expect(shape(family)).toEqual(expected)
  })

  test('WB-32 lets only what stands in the EHR be amended, one thing at a time', () => {
    const object = (family: readonly Filing[], kind: Filing['kind'], target: string) =>
      objectionToAmending(family, { kind, targetId: id(target) })
    expect(object([note], 'correction', 'note')).toBeUndefined()
    expect(object([note, corrected], 'void', 'note')).toBe('FILING_SUPERSEDED')
    expect(object([note, voided('note')], 'addendum', 'note')).toBe('FILING_SUPERSEDED')
    expect(object([note, { ...appended, state: 'sending' }], 'void', 'note')).toBe(
      'FILING_NOT_SETTLED',
    )
    expect(object([note, appended], 'void', 'added')).toBeUndefined()
    expect(object([note, appended], 'correction', 'added')).toBe('FILING_SUPERSEDED')
    expect(object([note], 'void', 'unknown')).toBe('FILING_SUPERSEDED')
  })

  test('knows what is not to be compared any more', () => {
    expect(isSuperseded(note, [note, { ...corrected, state: 'sending' }])).toBe(true)
    expect(isSuperseded(note, [note, { ...corrected, state: 'rejected' }])).toBe(false)
    expect(isSuperseded(note, [note, appended])).toBe(false)
  })
})
