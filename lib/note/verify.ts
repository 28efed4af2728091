import { carriedFrom, withoutCarriedMark } from './carry-forward.ts'
import { checkChart } from './check-chart.ts'
import {
  type Claim,
  checkPolarity,
  checkQuantities,
  checkQuotes,
  checkSides,
  checkSpeakers,
  checkWords,
  claimOf,
} from './check-evidence.ts'
import { checkTense } from './check-tense.ts'
import type { Note, Section, Statement } from './note.ts'
import { openPlaceIn } from './open-place.ts'
import type { Sources } from './sources.ts'
import { isBlank, isOwnWords } from './statements.ts'
import type { CheckedStatement, Reason, Verification } from './verification.ts'

/**
 * Checks every statement of a note against its own evidence. Pure and deterministic: browser and
 * server come to the same verdict, and the server's is the one that counts.
 */
export const verify = (note: Note, sources: Sources): Verification => ({
  statements: note.sections.flatMap((section) =>
    section.statements
      .filter((statement) => !isBlank(statement))
      .map((statement) => verifyStatement(statement, section, sources)),
  ),
})

/** The verdict on one statement, standing in this section. */
export function verifyStatement(
  statement: Statement,
  section: Section,
  sources: Sources,
): CheckedStatement {
  const quotes = statement.evidence.map(({ quote }) => quote)
  const place = openPlaceIn(statement.text, quotes)
  if (place !== undefined) return unsupported(statement, { rule: 'G1', kind: 'place-open', place })
  if (isOwnWords(statement)) return { statement, support: 'own-words', reasons: [] }
  if (statement.evidence.length === 0) return unsupported(statement, whyNothing(statement))
  const text = withoutCarriedMark(statement.text)
  const claim = claimOf({ ...statement, text }, section, sources)
  const reasons = reasonsAgainst(claim)
  if (reasons.length > 0) return { statement, support: 'unsupported', reasons }
  const conflicts = checkChart(claim)
  return { statement, support: conflicts.length > 0 ? 'conflict' : 'supported', reasons: conflicts }
}

const unsupported = (statement: Statement, reason: Reason): CheckedStatement => ({
  statement,
  support: 'unsupported',
  reasons: [reason],
})

/** Why a statement that cites nothing has nothing to cite. */
function whyNothing(statement: Statement): Reason {
  const from = carriedFrom(statement)
  return from === undefined
    ? { rule: 'G1', kind: 'no-evidence' }
    : { rule: 'G1', kind: 'carried-forward', from }
}

/** A broken quote makes every other comparison pointless, so it is told alone. */
function reasonsAgainst(claim: Claim): Reason[] {
  const broken = checkQuotes(claim)
  if (broken.length > 0) return broken
  return [
    ...checkSpeakers(claim),
    ...checkWords(claim),
    ...checkQuantities(claim),
    ...checkSides(claim),
    ...checkTense(claim),
    ...checkPolarity(claim),
  ]
}
