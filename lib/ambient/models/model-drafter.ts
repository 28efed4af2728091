import { appError } from '../../kernel/app-error.ts'
import { err, ok } from '../../kernel/result.ts'
import { insertStatement } from '../../note/edit-note.ts'
import type { Note, Statement } from '../../note/note.ts'
import type { Sources } from '../../note/sources.ts'
import { verifyStatement } from '../../note/verify.ts'
import type { Drafter, Drafting, DraftMaterial, LeftOut, LeftOutWhy } from '../drafter.ts'
import { isPersonFromChart } from './check-person.ts'
import { type Citable, citablesOf } from './citable.ts'
import type { LanguageModel } from './language-model.ts'
import { type ModelStatement, readModelAnswer } from './model-answer.ts'
import { modelPrompt, PROMPT_VERSION } from './model-prompt.ts'
import { type Withhold, withholding } from './withhold.ts'

/**
 * Lets a language model draft. It is sent what was said and charted, numbered, and gives statements
 * that cite those numbers; each is then judged here as if a stranger had written it, and one that
 * does not stand is left out with the reason.
 *
 * @param identifying names and identifiers of the patient, which are never sent
 */
export const modelDrafter = (model: LanguageModel, identifying: readonly string[]): Drafter => ({
  engine: engineOf(model),
  async draft(note, material) {
    const withhold = withholding(identifying, material.transcript)
    const citables = citablesOf(material.transcript, material.chartFacts, withhold)
    const { length = 'standard', wording = 'sentences' } = material
    const answer = await model.answer(modelPrompt(note, citables, { length, wording }))
    if (!answer.ok) return answer
    const statements = readModelAnswer(answer.value)
    if (!statements) return err(appError('DRAFTER_ANSWER_UNREADABLE'))
    return ok(judged(note, statements, { material, withhold, citables, engine: engineOf(model) }))
  },
})

/** The same model with other instructions is another drafter. */
const engineOf = ({ engine }: LanguageModel): string => `${engine.name}, ${PROMPT_VERSION}`

type Court = {
  readonly material: DraftMaterial
  readonly withhold: Withhold
  readonly citables: readonly Citable[]
  readonly engine: string
}

function judged(
  note: Note,
  statements: readonly (ModelStatement | undefined)[],
  court: Court,
): Drafting {
  let drafted = note
  const leftOut: LeftOut[] = []
  for (const given of statements) {
    if (!given) {
      leftOut.push({ text: '', why: { kind: 'malformed' } })
      continue
    }
    const statement = statementOf(given, court)
    const why = objection(drafted, given, statement, court)
    if (why) leftOut.push({ text: given.text, why })
    else drafted = withStatement(drafted, given.section, statement)
  }
  return { note: drafted, leftOut }
}

const withStatement = (note: Note, section: string, statement: Statement): Note =>
  insertStatement(note, section, Number.MAX_SAFE_INTEGER, statement)

function statementOf({ text, evidence }: ModelStatement, court: Court): Statement {
  const cited = new Set(evidence)
  return {
    id: court.material.newId(),
    text,
    drafted: text,
    origin: 'drafter',
    drafter: court.engine,
    evidence: court.citables.filter(({ id }) => cited.has(id)).map((one) => one.evidence),
  }
}

/** Why the statement does not stand; undefined when it does. A conflict with the chart stands, marked. */
function objection(
  note: Note,
  given: ModelStatement,
  statement: Statement,
  { material, withhold, citables }: Court,
): LeftOutWhy | undefined {
  const section = note.sections.find(({ code }) => code === given.section)
  if (!section) return { kind: 'section-unknown' }
  if (given.evidence.length === 0) return { kind: 'no-evidence' }
  const known = new Set(citables.map(({ id }) => id))
  if (!given.evidence.every((id) => known.has(id))) return { kind: 'evidence-unknown' }
  if (withhold.isIn(given.text)) return { kind: 'identifies' }
  const { transcript, chartFacts } = material
  if (!isPersonFromChart(given.text, statement.evidence, chartFacts)) {
    return { kind: 'not-from-chart' }
  }
  const same = ({ text }: Statement) => text.toLowerCase() === given.text.toLowerCase()
  if (note.sections.some(({ statements }) => statements.some(same))) return { kind: 'repeated' }
  const sources: Sources = { transcripts: [transcript], chartFacts }
  const { support, reasons } = verifyStatement(statement, section, sources)
  return support === 'unsupported' ? { kind: 'unsupported', reasons } : undefined
}
