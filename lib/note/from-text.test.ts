import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryNote, idSource } from '../testing/note/arbitrary-note.ts'
import { aSection, aStatement, charted } from '../testing/note/note-builders.ts'
import { mergeText, sectionText } from './from-text.ts'
import type { Section } from './note.ts'

const cited = (text: string) => aStatement({ text, origin: 'drafter', evidence: [charted(text)] })

const merged = (section: Section, text: string) => mergeText(section, text, idSource())

describe('a section edited as plain text', () => {
  test('is unchanged when its own text comes back', () => {
    fc.assert(
      fc.property(arbitraryNote, (note) => {
        for (const section of note.sections) {
          expect(merged(section, sectionText(section))).toEqual(section)
        }
      }),
    )
  })

  test('reads afterwards exactly as it was typed', () => {
    const typed = fc.array(fc.constantFrom('Cough.', 'Denies chest pain.', '', ' x', '40 mg '), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(arbitraryNote, typed, (note, lines) => {
        for (const section of note.sections) {
          expect(sectionText(merged(section, lines.join('\n')))).toBe(lines.join('\n'))
        }
      }),
    )
  })

  test('keeps the evidence of every line that was not touched', () => {
    const [a, b, c] = [cited('Dry cough.'), cited('Ankles swollen.'), cited('Sleeps on 3 pillows.')]
    const section = merged(
      aSection({ statements: [a, b, c] }),
      'Dry cough.\nWorse at night.\nSleeps on 3 pillows.',
    )
    expect(section.statements[0]).toBe(a)
    expect(section.statements[1]).toMatchObject({ id: 'n1', origin: 'clinician', evidence: [] })
    expect(section.statements[2]).toBe(c)
  })

  test('remembers what was drafted when a word of a line is changed', () => {
    const line = cited('Takes furosemide 20 mg once daily.')
    const section = merged(aSection({ statements: [line] }), 'Takes furosemide 40 mg once daily.')
    expect(section.statements).toEqual([
      { ...line, text: 'Takes furosemide 40 mg once daily.', drafted: line.text },
    ])
  })

  test('is no longer an edit when the old words are typed back', () => {
    const line = cited('Dry cough.')
    const edited = merged(aSection({ statements: [line] }), 'Dry coughs.')
    expect(merged(edited, 'Dry cough.').statements[0]).toMatchObject({
      id: line.id,
      text: 'Dry cough.',
    })
  })

  test('drops a reason that was given for the old words', () => {
    const kept = {
      ...cited('Crackles.'),
      resolution: { kind: 'kept', reason: 'heard it' },
    } as const
    const section = merged(aSection({ statements: [kept] }), 'Crackles at both bases.')
    expect(section.statements[0]).not.toHaveProperty('resolution')
  })

  test('never gives one statement to two lines', () => {
    fc.assert(
      fc.property(arbitraryNote, fc.array(fc.nat(3)), (note, repeats) => {
        for (const section of note.sections) {
          const lines = section.statements.flatMap(({ text }, at) =>
            Array(repeats[at] ?? 1).fill(text),
          )
          const ids = merged(section, lines.join('\n')).statements.map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
        }
      }),
    )
  })
})
