import type { Section } from '#lib/note/note.ts'
import { type Mutation, pick, type Subject, withText } from './subject.ts'

const EXAM = '29545-1'
const BY_CLINICIAN = new Set([EXAM, '8716-3', '51848-0', '51847-2'])
const RELATIVE =
  /\b(?:his|her|the)? ?(?:mother|father|sister|brother|grandmother|grandfather)(?:'s)? /i

/** M6: an examination or assessment that only the patient spoke of; a relative's illness as the patient's. */
export const changeSpeaker: Mutation = (subject) => {
  const { statement, section, sources } = subject
  if (RELATIVE.test(statement.text) && !statement.text.includes('“')) {
    return withText(subject, statement.text.replace(RELATIVE, ''))
  }
  if (!BY_CLINICIAN.has(section.code)) return undefined
  const transcripts = sources.transcripts.map(({ id, turns }) => ({
    id,
    turns: turns.map((turn) => ({ ...turn, speaker: 'patient' as const })),
  }))
  return { ...subject, sources: { ...sources, transcripts } }
}

/** M7: a sentence of somebody else's visit. */
export const insertStranger: Mutation = (subject, chance, others) => {
  const strangers = others.filter(({ section }) => section.code === subject.section.code)
  return withText(subject, pick(strangers, chance)?.statement.text)
}

const UNSPOKEN = [
  'Lungs are clear to auscultation bilaterally.',
  'Abdomen soft, nontender, no masses.',
  'Blood pressure 128/76 mmHg.',
  'Heart regular rate and rhythm, no murmurs.',
  'Oxygen saturation 98%.',
  'Pupils equal and reactive.',
]

/** M9: a normal examination or a vital sign that nobody spoke of. */
export const insertExam: Mutation = (subject, chance) =>
  withText(
    { ...subject, section: sectionAs(subject.section, EXAM) },
    pick(
      UNSPOKEN.filter((text) => !sharesWords(subject, text)),
      chance,
    ),
  )

const DIAGNOSES = [
  'Community-acquired pneumonia.',
  'Acute pancreatitis.',
  'Atrial fibrillation, rate controlled.',
  'Major depressive disorder.',
  'Deep vein thrombosis.',
  'Type 2 diabetes mellitus, uncontrolled.',
]

/** M10: a diagnosis that nobody made. */
export const insertDiagnosis: Mutation = (subject, chance) =>
  withText(
    { ...subject, section: sectionAs(subject.section, '51848-0') },
    pick(
      DIAGNOSES.filter((text) => !sharesWords(subject, text)),
      chance,
    ),
  )

const sectionAs = (section: Section, code: string): Section => ({ ...section, code })

const sharesWords = ({ statement }: Subject, text: string): boolean => {
  const said = statement.evidence.map(({ quote }) => quote.toLowerCase()).join(' ')
  return (
    text
      .toLowerCase()
      .match(/[a-z]{5,}/g)
      ?.some((word) => said.includes(word.slice(0, 5))) === true
  )
}
