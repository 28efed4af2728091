import { describe, expect, test } from 'vitest'
import type { FilingId, NoteId } from '../kernel/ids.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { areInForce, basisIn, objectionToInstructing } from './instructions-basis.ts'

const note = 'note' as NoteId
const sheet = 'sheet' as NoteId

const filing = (id: string, more: Parameters<typeof aFiling>[0] = {}) =>
  aFiling({ id: id as FilingId, originalNoteId: note, state: 'filed', ...more })

describe('what patient instructions rest on', () => {
  test('is the newest signature with words of the author’s, filed or on its way', () => {
    const first = filing('1')
    const corrected = filing('2', { kind: 'correction', state: 'queued' })
    const coSigned = filing('3', { kind: 'co-sign' })
    expect(basisIn([first])).toBe(first)
    expect(basisIn([first, corrected, coSigned])).toBe(corrected)
  })

  test('is what stood before where the EHR refused the change', () => {
    const first = filing('1')
    expect(basisIn([first, filing('2', { kind: 'correction', state: 'rejected' })])).toBe(first)
  })

  test('is nothing once the note is void, or about to be, or was refused', () => {
    expect(basisIn([filing('1'), filing('2', { kind: 'void', state: 'queued' })])).toBeUndefined()
    expect(basisIn([filing('1', { state: 'rejected' })])).toBeUndefined()
    expect(basisIn([])).toBeUndefined()
  })
})

describe('a note has its instructions once', () => {
  const made = filing('s1', { originalNoteId: sheet })

  test('while they are filed or on their way', () => {
    expect(objectionToInstructing([filing('1')], [])).toBeUndefined()
    expect(objectionToInstructing([filing('1')], [made])).toBe('NOTE_HAS_INSTRUCTIONS')
    const queued = { ...made, state: 'unknown' } as const
    expect(objectionToInstructing([filing('1')], [queued])).toBe('NOTE_HAS_INSTRUCTIONS')
  })

  test('and may have others when the EHR refused them, or they were entered in error', () => {
    expect(areInForce([{ ...made, state: 'rejected' }])).toBe(false)
    const voided = filing('s2', { originalNoteId: sheet, kind: 'void' })
    expect(areInForce([made, voided])).toBe(false)
    expect(areInForce([made, { ...voided, state: 'queued' }])).toBe(true)
    const another = filing('s3', { originalNoteId: 'another' as NoteId })
    expect(areInForce([made, voided, another])).toBe(true)
  })

  test('but none of a note that is void', () => {
    expect(objectionToInstructing([filing('1'), filing('2', { kind: 'void' })], [])).toBe(
      'FILING_SUPERSEDED',
    )
  })
})
