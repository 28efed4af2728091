import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Statement } from '../../note/note.ts'
import { arbitraryNote } from '../../testing/note/arbitrary-note.ts'
import { aNoteOf, aStatement, aTranscript, said } from '../../testing/note/note-builders.ts'
import { proposalsOf } from './proposals.ts'

const visit = aTranscript('patient: A dry cough for three weeks. No fever.')
const cough = [said(visit, 0, 'A dry cough for three weeks.')]
const fever = [said(visit, 0, 'No fever.')]

const drafted = (text: string, more: Partial<Statement> = {}) =>
  aStatement({ text, drafted: text, origin: 'drafter', evidence: cough, ...more })
const offered = (text: string, evidence = cough) => ({
  section: '10164-2',
  statement: drafted(text, { evidence, drafter: 'qwen3:32b' }),
})

describe('another draft, as a difference over the note', () => {
  test('adds what the note has not', () => {
    const proposals = proposalsOf(aNoteOf(drafted('Coughs.')), [offered('Denies fever.', fever)])
    expect(proposals).toMatchObject([{ statement: { text: 'Denies fever.' }, instead: undefined }])
  })

  test('offers its words for the same spoken words instead, once', () => {
    const mine = drafted('Coughs.')
    const proposals = proposalsOf(aNoteOf(mine), [offered('Dry cough.'), offered('Three weeks.')])
    expect(proposals.map(({ instead }) => instead?.id)).toEqual([mine.id, undefined])
  })

  test('says nothing that the note says already, but for punctuation', () => {
    expect(proposalsOf(aNoteOf(drafted('Dry cough')), [offered('dry cough.')])).toEqual([])
  })

  test.each<[string, Statement]>([
    ['wrote', aStatement({ text: 'Coughs.', evidence: cough })],
    ['changed', drafted('Coughs.', { drafted: 'Cough.' })],
    ['decided on', drafted('Coughs.', { resolution: { kind: 'own-words' } })],
  ])('never stands in the place of what the clinician %s', (_, mine) => {
    expect(proposalsOf(aNoteOf(mine), [offered('Dry cough.')])[0]?.instead).toBeUndefined()
  })

  test('of a note with itself is nothing', () => {
    fc.assert(
      fc.property(arbitraryNote, (note) => {
        const all = note.sections.flatMap(({ code, statements }) =>
          statements.map((statement) => ({ section: code, statement })),
        )
        expect(proposalsOf(note, all)).toEqual([])
      }),
    )
  })
})
