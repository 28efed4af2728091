import type { Note, Section, Statement } from '../../note/note.ts'
import type { Sources } from '../../note/sources.ts'
import { statementsOf } from '../../note/statements.ts'
import { verifyStatement } from '../../note/verify.ts'
import type { DraftMaterial } from '../drafter.ts'
import { EXTRACTIVE } from '../extractive-engine.ts'
import { saysTheSame } from './says-the-same.ts'
import { shortPhrase } from './short-phrase.ts'

/**
 * A draft in the wording that is asked for. A phrase takes the place of its sentence where it says
 * the same and the verifier judges it alike, on the same evidence; every other sentence stays.
 *
 * @param drafted the draft in whole sentences
 * @param before the note that it was added to: what was in it is not touched
 */
export function inWording(drafted: Note, before: Note, material: DraftMaterial): Note {
  if (material.wording !== 'phrases') return drafted
  const old = new Set(statementsOf(before).map(({ id }) => id))
  const sources = { transcripts: [material.transcript], chartFacts: material.chartFacts }
  return {
    ...drafted,
    sections: drafted.sections.map((section) => ({
      ...section,
      statements: section.statements.map((statement) =>
        old.has(statement.id) ? statement : asPhrase(statement, section, sources),
      ),
    })),
  }
}

function asPhrase(sentence: Statement, section: Section, sources: Sources): Statement {
  if (sentence.origin !== 'drafter' || sentence.drafter !== EXTRACTIVE) return sentence
  const text = shortPhrase(sentence.text, section.code)
  if (text === undefined || !saysTheSame(sentence.text, text)) return sentence
  const phrase = { ...sentence, text, drafted: text }
  const [before, after] = [sentence, phrase].map(
    (statement) => verifyStatement(statement, section, sources).support,
  )
  return after === before ? phrase : sentence
}
