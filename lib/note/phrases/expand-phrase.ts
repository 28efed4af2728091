import { type ChartFact, citeFact } from '../chart-fact.ts'
import type { Statement } from '../note.ts'
import { oneLine } from '../plain-line.ts'
import { type ChartValue, chartValue } from './chart-value.ts'

/** A text of the clinician's own with places for values of the chart. */
export type Phrase = {
  /** What is typed for it, without the dot: `dmfollowup`. */
  readonly name: string
  /** One line is one statement; `{{last A1c}}` is a place. */
  readonly text: string
}

/** A place that the chart does not fill. */
export type OpenPlace = {
  readonly statementId: string
  readonly question: string
  readonly value: Exclude<ChartValue, { readonly kind: 'found' }>
}

export type Expansion = {
  readonly statements: readonly Statement[]
  readonly open: readonly OpenPlace[]
}

const PLACE = /\{\{([^{}]*)\}\}/g

/**
 * A phrase as statements. A place becomes what the page shows of the fact, cited; a line that cites is
 * checked as every other. A line without places is the clinician's own word. A place that the chart
 * does not fill stays as it is written, `{{last A1c}}`: its line cites nothing, and cannot be signed before somebody
 * decided on it.
 *
 * @param newId ids for the statements
 */
export function expandPhrase(
  text: string,
  facts: readonly ChartFact[],
  newId: () => string,
): Expansion {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const expanded = lines.map((line) => expandLine(line, facts, newId()))
  return {
    statements: expanded.map(({ statement }) => statement),
    open: expanded.flatMap(({ open }) => open),
  }
}

function expandLine(line: string, facts: readonly ChartFact[], id: string) {
  const cited = new Map<string, ChartFact>()
  const open: OpenPlace[] = []
  const text = oneLine(
    line.trim().replace(PLACE, (written: string, question: string) => {
      const value = chartValue(question, facts)
      if (value.kind !== 'found') {
        open.push({ statementId: id, question: question.trim(), value })
        return written
      }
      for (const fact of value.facts) cited.set(fact.reference, fact)
      return value.facts.map(shown).join('; ')
    }),
  )
  return { statement: statementOf(id, text, [...cited.values()], open.length > 0), open }
}

/** Age and sex read as a name, all else as the page shows it. */
const shown = ({ kind, name, quote }: ChartFact): string => (kind === 'patient' ? name : quote)

function statementOf(
  id: string,
  text: string,
  facts: readonly ChartFact[],
  isOpen: boolean,
): Statement {
  if (facts.length === 0 && !isOpen) return { id, text, origin: 'clinician', evidence: [] }
  // What a line with an open place cites could carry the rest of it, so that it would stand.
  const evidence = isOpen ? [] : facts.map(citeFact)
  return { id, text, drafted: text, origin: 'chart', evidence }
}
