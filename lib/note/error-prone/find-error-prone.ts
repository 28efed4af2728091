import type { Statement } from '../note.ts'
import { drugRules } from './drug-rules.ts'
import { numberRules } from './number-rules.ts'
import type { Rule } from './rule.ts'
import { wordRules } from './word-rules.ts'

/**
 * Ways of writing that ISMP's List of Error-Prone Abbreviations, Symbols and Dose Designations and the
 * Joint Commission's "Do Not Use" list name, as far as they occur in typed notes and can be told from
 * other meanings. Left out: < and >, / and &, roman numerals, letters that only handwriting confuses.
 */
export const errorProneRules: readonly Rule[] = [...numberRules, ...wordRules, ...drugRules]

/** An error-prone way of writing where it stands; offsets are UTF-16 units. */
export type ErrorProne = {
  readonly rule: string
  readonly message: string
  readonly start: number
  readonly end: number
  readonly written: string
  /** What may stand there instead, the likeliest first. */
  readonly fixes: readonly string[]
}

type Span = { readonly start: number; readonly end: number }

/**
 * What of a statement is error-prone, in reading order; of two that overlap the first. The words of
 * somebody else are spared: what stands in quotation marks, and what is cited from the chart word
 * for word. There another writing would falsify the record.
 */
export const errorProneOf = ({ text, evidence }: Pick<Statement, 'text' | 'evidence'>) =>
  errorProneIn(
    text,
    evidence.flatMap((cited) => (cited.kind === 'chart' ? occurrencesOf(cited.quote, text) : [])),
  )

/** @param spared spans that are somebody else's words, beside quotations */
export function errorProneIn(text: string, spared: readonly Span[] = []): readonly ErrorProne[] {
  const closed = [...spared, ...quotedSpans(text)]
  const found = errorProneRules
    .flatMap((rule) => matchesOf(rule, text))
    .filter((one) => !closed.some((span) => overlaps(one, span)))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: ErrorProne[] = []
  for (const one of found) {
    const last = kept.at(-1)
    if (!last || !overlaps(one, last)) kept.push(one)
  }
  return kept
}

function matchesOf(rule: Rule, text: string): ErrorProne[] {
  if (rule.speaksOf && !rule.speaksOf.test(text)) return []
  return [...text.matchAll(rule.pattern)].flatMap((match) => {
    const [written] = match
    const start = match.index
    const end = start + written.length
    const place = { before: text.slice(0, start), after: text.slice(end) }
    const fixes = rule.fixes(written, place)
    const { id, message } = rule
    return fixes.length > 0 ? [{ rule: id, message, start, end, written, fixes }] : []
  })
}

/** The text with one of its findings put right, with a capital where a sentence begins. */
export function putRight(
  text: string,
  { start, end, written, fixes }: ErrorProne,
  choice = 0,
): string {
  const before = text.slice(0, start)
  const fix = fixes[choice] ?? written
  return before + (BEGINS.test(before) ? fix.replace(/^\p{Ll}/u, capital) : fix) + text.slice(end)
}

const BEGINS = /(?:^|[.!?]\s+)$/
const capital = (letter: string): string => letter.toUpperCase()

const QUOTED = /“[^”]*”?|"[^"]*"/g

const quotedSpans = (text: string): Span[] =>
  [...text.matchAll(QUOTED)].map(({ index, 0: quote }) => ({
    start: index,
    end: index + quote.length,
  }))

function occurrencesOf(quote: string, text: string): Span[] {
  const spans: Span[] = []
  if (quote === '') return spans
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + quote.length)) {
    spans.push({ start: at, end: at + quote.length })
  }
  return spans
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
