import type { ModelDraft } from '../../ambient/models/model-draft.ts'
import { modelDrafter } from '../../ambient/models/model-drafter.ts'
import { fakeLanguageModel } from '../models/fake-language-model.ts'
import { unwrap } from '../unwrap.ts'
import { marchettiFacts, marchettiNote, marchettiVisit } from './marchetti-visit.ts'

// Some of it better than what is there, one that differs from the chart, some that nobody said.
const ANSWER = [
  {
    section: '10164-2',
    text: 'Bilateral ankle swelling by evening since the start of the month.',
    evidence: ['t5.2'],
  },
  { section: '10164-2', text: 'Nocturia twice a night.', evidence: ['t10.1'] },
  { section: '10164-2', text: 'Gets up twice a night to pee.', evidence: ['t10.1'] },
  {
    section: '10160-0',
    text: 'Takes ibuprofen for the knee most days.',
    evidence: ['t9.1'],
  },
  {
    section: '10160-0',
    text: 'Furosemide twenty milligrams every morning.',
    evidence: ['t8.2', 'f5'],
  },
  { section: '29545-1', text: 'BP 148/84 mmHg, heart rate 92.', evidence: ['f7'] },
  { section: '51847-2', text: 'Acute kidney injury.', evidence: ['t12.1'] },
]

/** What a language model would make of that visit. */
export async function marchettiModelDraft(): Promise<ModelDraft> {
  let count = 0
  const drafter = modelDrafter(fakeLanguageModel({ statements: ANSWER }, 'qwen3:32b'), [])
  const { note, leftOut } = unwrap(
    await drafter.draft(
      {
        ...marchettiNote,
        sections: marchettiNote.sections.map((section) => ({ ...section, statements: [] })),
      },
      {
        transcript: marchettiVisit,
        chartFacts: marchettiFacts,
        newId: () => `q${++count}`,
      },
    ),
  )
  const statements = note.sections.flatMap(({ code, statements: all }) =>
    all.map((statement) => ({ section: code, statement })),
  )
  return { statements, leftOut }
}
