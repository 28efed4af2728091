import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryNote } from '../testing/note/arbitrary-note.ts'
import { aNote, aSection, aStatement } from '../testing/note/note-builders.ts'
import { plainLine } from './plain-line.ts'
import { encounterIn, type NoteHeader, renderNote } from './render-note.ts'
import { statementsOf } from './statements.ts'

const header: NoteHeader = {
  title: 'Progress note',
  patient: ['MARCHETTI, Rosalind', 'Born 05-Apr-1958', 'Female', 'MRN 4471902'],
  encounter: 'Office visit, 19-Nov-2026 09:00, General medicine',
  author: 'OKAFOR, Daniel, MD',
}

describe('the visit in a signed text', () => {
  test('is the one that it was signed with, whatever the note says', () => {
    fc.assert(
      fc.property(arbitraryNote, fc.option(fc.string({ minLength: 1 })), (note, words) => {
        const encounter = words === null ? undefined : words
        const signed = renderNote(note, { ...header, encounter })
        expect(encounterIn(signed)).toBe(encounter && plainLine(encounter))
        expect(encounterIn(`${signed}\nADDENDUM\nEncounter: another\n`)).toBe(
          encounter && plainLine(encounter),
        )
      }),
    )
  })
})

describe('the text that is filed', () => {
  test('names patient, encounter and author, then the sections that have text', () => {
    const note = aNote({
      sections: [
        aSection({ statements: [aStatement({ text: 'Dry cough.' }), aStatement({ text: ' ' })] }),
        aSection({ code: '48765-2', title: 'Allergies' }),
        aSection({ code: '18776-5', title: 'Plan', statements: [aStatement({ text: 'Rest.' })] }),
      ],
    })
    expect(renderNote(note, header)).toBe(
      [
        'PROGRESS NOTE',
        'Patient: MARCHETTI, Rosalind   Born 05-Apr-1958   Female   MRN 4471902',
        'Encounter: Office visit, 19-Nov-2026 09:00, General medicine',
        'Author: OKAFOR, Daniel, MD',
        '',
        'HISTORY OF PRESENT ILLNESS',
        'Dry cough.',
        '',
        'PLAN',
        'Rest.',
        '',
      ].join('\n'),
    )
  })

  test('holds every statement in full, in order, one on a line', () => {
    fc.assert(
      fc.property(arbitraryNote, (note) => {
        const lines = renderNote(note, header).split('\n')
        const texts = statementsOf(note)
          .map(({ text }) => plainLine(text))
          .filter(Boolean)
        let from = 0
        for (const text of texts) {
          const found = lines.indexOf(text, from)
          expect(found).toBeGreaterThanOrEqual(from)
          from = found + 1
        }
        const titles = note.sections.filter(({ statements }) =>
          statements.some(({ text }) => plainLine(text)),
        )
        expect(lines.length).toBe(4 + titles.length * 2 + texts.length + 1)
      }),
    )
  })

  test('ends with one newline and has no control character but that', () => {
    fc.assert(
      fc.property(arbitraryNote, (note) => {
        const text = renderNote(note, header)
        expect(text).toMatch(/[^\n]\n$/)
        expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
        expect(text.normalize('NFC')).toBe(text)
      }),
    )
  })
})
