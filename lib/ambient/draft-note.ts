import { ok } from '../kernel/result.ts'
import type { DraftLength } from '../note/aids/draft-length.ts'
import type { Note, Statement } from '../note/note.ts'
import { isNoteType } from '../note/note-types.ts'
import { polaritiesOf } from '../note/polarity.ts'
import { quantitiesOf } from '../note/quantities.ts'
import { isProven } from '../note/quantity.ts'
import type { Sources } from '../note/sources.ts'
import { verifyStatement } from '../note/verify.ts'
import { wordsOf } from '../note/words.ts'
import { type Candidate, candidateOf, openingLine } from './candidates.ts'
import { chiefComplaint } from './chief-complaint.ts'
import type { Drafter, DraftMaterial } from './drafter.ts'
import { EXTRACTIVE } from './extractive-engine.ts'
import { sectionFor } from './home-section.ts'
import { pronounsOf } from './restate/pronouns.ts'
import { reviewOfSystems } from './review-of-systems.ts'
import { inWording } from './style/in-wording.ts'
import { utterancesOf } from './utterances.ts'

/** The share of the visit's words that a draft may have: a note nobody reads protects nobody. */
const BUDGET: Readonly<Record<DraftLength, number>> = { short: 0.25, standard: 0.4, full: 0.6 }
const LEAST_WORDS = 160

/** The built-in drafter: picks sentences, restates only what grammar makes certain, invents nothing. */
export const extractiveDrafter: Drafter = {
  engine: EXTRACTIVE,
  draft: async (note, material) => ok({ note: draftNote(note, material), leftOut: [] }),
}

/**
 * Adds a draft to a note: sentences of the visit, each in its home section with its evidence, and an
 * opening line from the chart. Deterministic. A candidate that the verifier would not let stand is
 * left out. The wording changes none of the choices.
 */
export function draftNote(note: Note, material: DraftMaterial): Note {
  if (!isNoteType(note.type)) return note
  const { type } = note
  const { transcript, chartFacts, newId } = material
  const utterances = utterancesOf(transcript)
  const pronouns = pronounsOf(chartFacts)
  const complaintSection = sectionFor(type, 'complaint')
  const complaint = complaintSection && chiefComplaint(utterances, complaintSection)
  const candidates = [
    ...(complaint ? [complaint] : []),
    ...utterances.flatMap((utterance, at) => candidateOf(type, utterance, at, pronouns)),
  ]
  const sources = { transcripts: [transcript], chartFacts }
  const isStanding = standsIn(note, sources)
  const standing = reviewOfSystems(
    candidates.flatMap((one) => standingOf(one, isStanding)),
    isStanding,
  )
  const spoken = transcript.turns.reduce((sum, { text }) => sum + wordCount(text), 0)
  const chosen = choose(
    standing,
    Math.max(LEAST_WORDS, spoken * BUDGET[material.length ?? 'standard']),
  )
  const opening = openingLine(type, chartFacts)
  const drafted: Note = {
    ...note,
    transcriptId: transcript.id,
    sections: note.sections.map((section) => ({
      ...section,
      statements: [
        ...section.statements,
        ...(opening?.section === section.code ? [statementOf(opening, 'chart', newId)] : []),
        ...chosen
          .filter((candidate) => candidate.section === section.code)
          .map((candidate) => statementOf(candidate, 'drafter', newId)),
      ],
    })),
  }
  return inWording(drafted, note, material)
}

const statementOf = (
  { text, evidence }: Candidate,
  origin: Statement['origin'],
  newId: () => string,
): Statement => ({
  id: newId(),
  text,
  drafted: text,
  origin,
  drafter: EXTRACTIVE,
  evidence,
})

type Standing = (candidate: Candidate) => boolean

const standsIn =
  (note: Note, sources: Sources): Standing =>
  ({ section: code, text, evidence }) => {
    const section = note.sections.find((one) => one.code === code)
    if (!section) return false
    const statement: Statement = { id: '', text, origin: 'drafter', evidence }
    return verifyStatement(statement, section, sources).support !== 'unsupported'
  }

/** The candidate as it may stand: as it is, or else as a quotation, or not at all. */
function standingOf(candidate: Candidate, isStanding: Standing): Candidate[] {
  if (isStanding(candidate)) return [candidate]
  const { quoted, symptom: _, ...rest } = candidate
  if (quoted === undefined || quoted === candidate.text) return []
  const quotation = { ...rest, text: quoted }
  return isStanding(quotation) ? [quotation] : []
}

/** The best candidates within the budget, none that repeats another, in the order they were said. */
function choose(candidates: readonly Candidate[], maxWords: number): Candidate[] {
  const chosen: Candidate[] = []
  let words = 0
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score || a.at - b.at)) {
    const length = wordCount(candidate.text)
    if (words + length > maxWords || chosen.some((other) => repeats(candidate, other))) continue
    chosen.push(candidate)
    words += length
  }
  return chosen.sort((a, b) => a.at - b.at)
}

/**
 * One fact has one home: most of what it says, with the same polarity, is already said. A number
 * the other does not have makes it another fact.
 */
function repeats(candidate: Candidate, other: Candidate): boolean {
  if (isComplaintPhrase(candidate) || isComplaintPhrase(other)) return false
  const numbers = quantitiesOf(other.text)
  if (!quantitiesOf(candidate.text).every((quantity) => isProven(quantity, numbers))) return false
  const claims = claimsOf(candidate)
  const others = new Set(claimsOf(other))
  const common = claims.filter((claim) => others.has(claim)).length
  return claims.length > 0 && common / claims.length >= 0.8
}

/** What the patient came for is told again, at length, in the history. */
const isComplaintPhrase = ({ section, at }: Candidate): boolean => section === '10154-3' && at < 0

const claimsOf = ({ text }: Candidate): string[] =>
  [...polaritiesOf(text)].flatMap(([key, polarities]) =>
    [...polarities].map((polarity) => `${key} ${polarity}`),
  )

const wordCount = (text: string): number => wordsOf(text).length
