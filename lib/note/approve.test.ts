import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UserUrl } from '../kernel/ids.ts'
import { instantOf } from '../kernel/instant.ts'
import { arbitraryNote } from '../testing/note/arbitrary-note.ts'
import { aNoteOf, aStatement } from '../testing/note/note-builders.ts'
import { type Approval, approve } from './approve.ts'
import {
  deleteStatement,
  editStatement,
  moveStatement,
  resolveStatement,
  restoreDraft,
} from './edit-note.ts'
import type { Note } from './note.ts'
import { renderNote } from './render-note.ts'
import { isBlank, statementsOf } from './statements.ts'
import { isResolved } from './verification.ts'
import { verify } from './verify.ts'

const sources = { transcripts: [] }
const header = {
  title: 'Progress note',
  patient: ['MARCHETTI, Rosalind'],
  author: 'OKAFOR, Daniel',
}

const approvalOf = (note: Note, given: Partial<Approval> = {}): Approval => ({
  verification: verify(note, sources),
  by: 'https://ehr.example/Practitioner/1' as UserUrl, // a test's own user
  at: instantOf(0),
  attestation: {
    textVersion: '2026-03',
    text: 'I have read this note in full.',
    isConfirmed: true,
  },
  overrides: {},
  renderedText: renderNote(note, header),
  sha256: '00',
  ...given,
})

const code = (note: Note, given: Partial<Approval> = {}) => {
  const result = approve(note, approvalOf(note, given))
  return result.ok ? 'approved' : result.error.code
}

const typed = aStatement({ text: 'Dry cough.' })
const invented = aStatement({ text: 'Denies chest pain.', origin: 'drafter' })

describe('approval', () => {
  test('takes a note whose every statement stands', () => {
    expect(code(aNoteOf(typed))).toBe('approved')
  })

  test('refuses a note without text', () => {
    expect(code(aNoteOf(aStatement({ text: ' ' })))).toBe('NOTE_EMPTY')
  })

  test('refuses a statement nobody decided on', () => {
    expect(code(aNoteOf(typed, invented))).toBe('NOTE_UNRESOLVED')
  })

  test('takes it with a reason, but not with an empty one', () => {
    const note = aNoteOf(invented)
    expect(code(note, { overrides: { [invented.id]: 'asked on the phone' } })).toBe('approved')
    expect(code(note, { overrides: { [invented.id]: '  ' } })).toBe('NOTE_UNRESOLVED')
  })

  test('refuses a check of an older text', () => {
    const note = aNoteOf(typed)
    const verification = verify(note, sources)
    expect(code(editStatement(note, typed.id, 'Wet cough.'), { verification })).toBe(
      'NOTE_UNRESOLVED',
    )
  })

  test('refuses without attestation', () => {
    const attestation = { textVersion: '2026-03', text: 'I have read this.', isConfirmed: false }
    expect(code(aNoteOf(typed), { attestation })).toBe('ATTESTATION_MISSING')
  })

  test('refuses when the text shown is not the note', () => {
    expect(code(aNoteOf(typed), { renderedText: 'PROGRESS NOTE\n' })).toBe(
      'NOTE_CHANGED_SINCE_PREVIEW',
    )
  })
})

type Step = {
  kind: 'edit' | 'delete' | 'own' | 'kept' | 'restore' | 'move' | 'check'
  at: number
  text: string
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('edit', 'delete', 'own', 'kept', 'restore', 'move', 'check'),
  at: fc.nat(9),
  text: fc.constantFrom('Cough for 3 weeks.', 'Denies pain.', ''),
})

function take(note: Note, { kind, at, text }: Step): Note {
  const id = statementsOf(note)[at]?.id ?? ''
  switch (kind) {
    case 'edit':
      return editStatement(note, id, text)
    case 'delete':
      return deleteStatement(note, id)
    case 'own':
      return resolveStatement(note, id, { kind: 'own-words' })
    case 'kept':
      return resolveStatement(note, id, { kind: 'kept', reason: 'seen' })
    case 'restore':
      return restoreDraft(note, id)
    case 'move':
      return moveStatement(note, id, note.sections[0]?.code ?? '', at)
    case 'check':
      return note
  }
}

test('no path approves a note with a statement nobody resolved', () => {
  fc.assert(
    fc.property(arbitraryNote, fc.array(anyStep, { maxLength: 12 }), (start, steps) => {
      let note = start
      let verification = verify(note, sources)
      for (const step of steps) {
        note = take(note, step)
        if (step.kind === 'check') verification = verify(note, sources)
        const isStanding = verify(note, sources).statements.every(isResolved)
        const hasText = statementsOf(note).some((statement) => !isBlank(statement))
        const result = approve(note, approvalOf(note, { verification }))
        if (result.ok) expect(isStanding && hasText).toBe(true)
      }
    }),
  )
})
