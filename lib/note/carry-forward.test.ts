import { describe, expect, test } from 'vitest'
import { marchettiFacts, marchettiNote, marchettiVisit } from '../testing/note/marchetti-visit.ts'
import { aNote, aSection, aStatement } from '../testing/note/note-builders.ts'
import { carriedFrom, carryForward } from './carry-forward.ts'
import { editStatement } from './edit-note.ts'
import type { Note, Statement } from './note.ts'
import { noteSchema } from './note-schema.ts'
import { statementsOf } from './statements.ts'
import { isResolved } from './verification.ts'
import { verify } from './verify.ts'

const CODES = marchettiNote.sections.map(({ code }) => code)
const blank: Note = {
  ...marchettiNote,
  sections: marchettiNote.sections.map((section) => ({ ...section, statements: [] })),
}
const isCarried = (one: Statement) => carriedFrom(one) === '12-Nov-2026'
let count = 0
const carry = (earlier = marchettiNote, into = blank, codes = CODES, signedOn = '12-Nov-2026') =>
  carryForward(into, { note: earlier, signedOn }, codes, () => `c${++count}`)

describe('what is carried forward', () => {
  test('is marked with the day of its note, and stays marked when it is edited', () => {
    const note = carry()
    expect(noteSchema.safeParse(note).success).toBe(true)
    const [first] = statementsOf(note)
    expect(statementsOf(note).every(isCarried)).toBe(true)
    expect(first?.text).toMatch(/ \[from the note of 12-Nov-2026\]$/)
    const edited = editStatement(note, first?.id ?? '', 'Cough is better.')
    expect(statementsOf(edited)[0]).toMatchObject({ text: 'Cough is better.' })
    expect(statementsOf(edited).every(isCarried)).toBe(true)
  })

  test('stands where the chart still says it, and nowhere else', () => {
    const note = carry()
    const sources = { transcripts: [marchettiVisit], chartFacts: marchettiFacts }
    for (const checked of verify(note, sources).statements) {
      const isCharted = checked.statement.evidence.length > 0
      expect(isResolved(checked)).toBe(isCharted)
    }
    expect(statementsOf(note).some(({ evidence }) => evidence.length > 0)).toBe(true)
    const changed = marchettiFacts.map((fact) => ({ ...fact, quote: `${fact.quote}, corrected` }))
    const now = verify(note, { transcripts: [], chartFacts: changed })
    expect(now.statements.every((checked) => !isResolved(checked))).toBe(true)
  })

  test('the clinician’s own word of then is not their word of today', () => {
    const own = aStatement({ text: 'Doing well.', origin: 'clinician' })
    const earlier = aNote({ sections: [aSection({ statements: [own] })] })
    const note = carry(earlier, aNote())
    expect(verify(note, { transcripts: [] }).statements[0]?.support).toBe('unsupported')
  })

  test('is there once, and keeps the day it was first written', () => {
    const once = carry()
    expect(carry(marchettiNote, once)).toEqual(once)
    const later = carry(once, blank, CODES, '20-Nov-2026')
    expect(statementsOf(later).map(({ text }) => text)).toEqual(
      statementsOf(once).map(({ text }) => text),
    )
  })

  test('comes from the sections that are wanted only', () => {
    const note = carry(marchettiNote, blank, ['10160-0'])
    const filled = note.sections.filter(({ statements }) => statements.length > 0)
    expect(filled.map(({ code }) => code)).toEqual(['10160-0'])
  })
})
