import { z } from 'zod'
import { conceptName } from './concept.ts'
import { conceptSchema, list, text, texts } from './elements.ts'
import { readTolerantly } from './read-tolerantly.ts'

const operationOutcomeSchema = z.object({
  issue: list(
    z.object({
      severity: text,
      code: text,
      details: conceptSchema.optional(),
      diagnostics: text,
      expression: texts,
      location: texts,
    }),
  ),
})

const MAX_LENGTH = 600

/**
 * The EHR's own words for what went wrong, worst issue first, for the person at the screen. It may
 * hold patient data: never logged.
 * @param body JSON of any kind; only an OperationOutcome with words gives an answer
 */
export function outcomeWords(body: unknown): string | undefined {
  const issues = readTolerantly(operationOutcomeSchema, body)?.value.issue ?? []
  const words = issues
    .toSorted((a, b) => severity(a.severity) - severity(b.severity))
    .map(({ details, diagnostics, code, expression, location }) => {
      const said = conceptName(details) ?? diagnostics?.trim() ?? code
      const where = (expression ?? location)?.join(', ')
      return said && where ? `${said} (${where})` : said
    })
    .filter(Boolean)
  const all = [...new Set(words)].join('. ')
  if (!all) return undefined
  return all.length > MAX_LENGTH ? `${all.slice(0, MAX_LENGTH)}…` : all
}

const ORDER: readonly string[] = ['fatal', 'error', 'warning', 'information']

const severity = (sent: string | undefined): number => {
  const index = ORDER.indexOf(sent ?? '')
  return index < 0 ? 1 : index
}
