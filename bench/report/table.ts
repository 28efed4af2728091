import type { Row } from './row.ts'

const HEADINGS = ['suite', 'what', 'value', 'baseline', 'ratio', 'target', 'ok'] as const
const NUMBERS = new Set<string>(['value', 'baseline', 'ratio'])

const WORDS = { true: 'yes', false: 'NO', null: '' } as const

function cellsOf({
  suite,
  name,
  value,
  unit,
  baseline,
  ratio,
  target,
  ok,
}: Row): readonly string[] {
  const judged = ratio === null ? '' : `${ratio} ×`
  return [
    ...[suite, name, `${value} ${unit}`, baseline === null ? '' : `${baseline} ${unit}`, judged],
    ...[target ?? '', WORDS[`${ok}`]],
  ]
}

/** The rows as a Markdown table, which is readable as it stands. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [HEADINGS, ...rows.map(cellsOf)]
  const widths = HEADINGS.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  const padded = (line: readonly string[]) =>
    line.map((cell, column) => {
      const width = widths[column] ?? 0
      return NUMBERS.has(HEADINGS[column] ?? '') ? cell.padStart(width) : cell.padEnd(width)
    })
  const rule = widths.map((width, column) =>
    NUMBERS.has(HEADINGS[column] ?? '') ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  )
  const [head = [], ...body] = lines.map(padded)
  return [head, rule, ...body].map((line) => `| ${line.join(' | ')} |`).join('\n')
}
