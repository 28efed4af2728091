import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import en from '../../messages/en/note.ts'
import { marchettiFacts } from '../../testing/note/marchetti-visit.ts'
import { noteId } from '../../testing/note/note-builders.ts'
import { noteSchema } from '../note-schema.ts'
import { noteTypeCodes, noteTypes, type SectionCode } from '../note-types.ts'
import { statementsOf } from '../statements.ts'
import { verify } from '../verify.ts'
import { noteFromTemplate, sectionsOf } from './note-template.ts'
import { noteTemplates, specialties } from './note-templates.ts'
import { templateFromNote } from './template-from-note.ts'

let count = 0
const begin = (template: (typeof noteTemplates)[number], facts = marchettiFacts) =>
  noteFromTemplate(
    template,
    noteId,
    (code) => en.section[code],
    facts,
    () => `t${++count}`,
  )

const OLD = `
ASSESSMENT AND PLAN
1. Heart failure, increase furosemide to 80 mg.
EXAM
BP: 148/84 mmHg
Weight 81.4 kg, Mrs Marchetti looks tired.
RESULTS
Hemoglobin A1c was 7.2 % on 12-Nov-2026
hgb of 11
MEDICATIONS
furosemide 40 mg
metformin 500 mg
HOBBIES
Golf: 3 times a week
`

describe('a template', () => {
  test.each(noteTemplates)('fills from the chart only what the chart holds: $id', (template) => {
    const { note, open } = begin(template)
    expect(noteSchema.safeParse(note).success).toBe(true)
    const verification = verify(note, { transcripts: [], chartFacts: marchettiFacts })
    const openIds = new Set(open.map(({ statementId }) => statementId))
    for (const { statement, support } of verification.statements) {
      expect(support).toBe(openIds.has(statement.id) ? 'unsupported' : 'supported')
    }
  })

  test('comes for each specialty that is named, under an id and a title of its own', () => {
    for (const specialty of specialties) {
      expect(noteTemplates.some((one) => one.specialty === specialty)).toBe(true)
    }
    expect(new Set(noteTemplates.map(({ id }) => id)).size).toBe(noteTemplates.length)
    expect(new Set(noteTemplates.map(({ title }) => title)).size).toBe(noteTemplates.length)
  })

  test('for a chart that could not be read leaves every place open', () => {
    for (const template of noteTemplates) {
      const { note, open } = begin(template, [])
      expect(open.length).toBeGreaterThanOrEqual(statementsOf(note).length)
    }
  })

  test('loses no section of its type, whatever order it asks for', () => {
    const codes = [...new Set(Object.values(noteTypes).flat())] as SectionCode[] // a table's values
    fc.assert(
      fc.property(
        fc.constantFrom(...noteTypeCodes),
        fc.array(fc.constantFrom(...codes), { maxLength: 8 }),
        (type, order) => {
          const sections = sectionsOf({ type, order })
          expect(sections.toSorted()).toEqual(noteTypes[type].toSorted())
        },
      ),
    )
  })

  test('from an old note has its order and places, and nothing that was said of the patient', () => {
    const template = templateFromNote(OLD, { id: 'mine', title: 'Mine', type: '11506-3' })
    expect(template).toEqual({
      id: 'mine',
      title: 'Mine',
      type: '11506-3',
      order: ['51847-2', '29545-1', '30954-2', '10160-0'],
      phrases: {
        '29545-1': '{{last bp}}.',
        '30954-2': '{{last hemoglobin a1c}}.\n{{last hgb}}.',
        '10160-0': '{{medications}}.',
      },
      length: 'standard',
    })
    expect(
      templateFromNote('Seen today.', { id: 'x', title: 'x', type: '11506-3' }),
    ).toBeUndefined()
  })
})
