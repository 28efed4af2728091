import { ok } from '../kernel/result.ts'
import type { Note, Section, Statement } from '../note/note.ts'
import { isNoteType } from '../note/note-types.ts'
import { polaritiesOf } from '../note/polarity.ts'
import { quantitiesOf } from '../note/quantities.ts'
import { isProven } from '../note/quantity.ts'
import { verifyStatement } from '../note/verify.ts'
import { wordsOf } from '../note/words.ts'
import { type Candidate, candidateOf, openingLine } from './candidates.ts'
import type { Drafter, DraftMaterial } from './drafter.ts'
import { utterancesOf } from './utterances.ts'

/** The share of the visit's words that a draft may have: a note nobody reads protects nobody. */
const BUDGET = 0.4
const LEAST_WORDS = 80

/** The built-in drafter: picks sentences, restates only what grammar makes certain, invents nothing. */
export const extractiveDrafter: Drafter = {
  engine: 'extractive-1',
  draft: async (note, material) => ok(draftNote(note, material)),
}

/**
 * Adds a draft to a note: sentences of the visit, each in its home section with its evidence, and an
 * opening line from the chart. Deterministic. A candidate that the verifier would not let stand is
 * left out.
 */
export function draftNote(note: Note, material: DraftMaterial): Note {
  if (!isNoteType(note.type)) return note
  const { type } = note
  const { transcript, chartFacts, newId } = material
  const utterances = utterancesOf(transcript)
  const candidates = utterances.flatMap((utterance, at) => candidateOf(type, utterance, at))
  const sources = { transcripts: [transcript], chartFacts }
  const standing = candidates.filter(({ section, text, evidence }) =>
    isStanding({ id: '', text, origin: 'drafter', evidence }, section, note, sources),
  )
  const spoken = transcript.turns.reduce((sum, { text }) => sum + wordCount(text), 0)
  const chosen = choose(standing, Math.max(LEAST_WORDS, spoken * BUDGET))
  const opening = openingLine(type, chartFacts)
  return {
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
  evidence,
})

function isStanding(
  statement: Statement,
  code: string,
  note: Note,
  sources: Parameters<typeof verifyStatement>[2],
): boolean {
  const section: Section | undefined = note.sections.find((one) => one.code === code)
  return (
    section !== undefined && verifyStatement(statement, section, sources).support !== 'unsupported'
  )
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
  const numbers = quantitiesOf(other.text)
  if (!quantitiesOf(candidate.text).every((quantity) => isProven(quantity, numbers))) return false
  const claims = claimsOf(candidate)
  const others = new Set(claimsOf(other))
  const common = claims.filter((claim) => others.has(claim)).length
  return claims.length > 0 && common / claims.length >= 0.8
}

const claimsOf = ({ text }: Candidate): string[] =>
  [...polaritiesOf(text)].flatMap(([key, polarities]) =>
    [...polarities].map((polarity) => `${key} ${polarity}`),
  )

const wordCount = (text: string): number => wordsOf(text).length
