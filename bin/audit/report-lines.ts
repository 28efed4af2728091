import type { Verification } from '#lib/audit/audit-integrity.ts'
import type { TreeFinding } from '#lib/audit/check-tree.ts'
import { faultWords } from '#lib/audit/fault-words.ts'
import { treeFaultWords } from '#lib/audit/tree-fault-words.ts'
import type { Findings, TrailFinding } from '#lib/flows/check-records.ts'
import type { TrailReport } from '#lib/flows/verify-audit-trail.ts'
import type { TreeReport } from '#lib/flows/verify-audit-trees.ts'

const SECOND_MS = 1_000

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const count = (many: number, one: string): string =>
  `${number.format(many)} ${one}${many === 1 ? '' : 's'}`

/** What was found, for a terminal: ids, times and kinds of fault; nothing of what a record says. */
export function reportLines(report: TrailReport, ms: number): readonly string[] {
  const { records, boots, faults, purged, unfinished } = report
  const perSecond = number.format((records / Math.max(ms, 1)) * SECOND_MS)
  const read = `${count(records, 'record')} of ${count(boots, 'run')}, ${(ms / SECOND_MS).toFixed(1)} s, ${perSecond} records/s`
  const verdict =
    faults.count === 0
      ? `✓ The audit trail is as it was written: ${read}.`
      : `✗ The audit trail was changed: ${count(faults.count, 'fault')} in ${read}.`
  return [verdict, ...faultLines(faults), ...purgedLines(purged), ...unfinishedLines(unfinished)]
}

const purgedLines = (purged: TrailReport['purged']): readonly string[] =>
  purged.map(
    ({ month, records }) =>
      `  removed: ${month}, ${count(records, 'record')}, as a record of the trail says; the chains go on over it`,
  )

const faultLines = ({ count: many, first }: Findings<TrailFinding>): readonly string[] => [
  ...first.map((finding, index) => `  ${index === 0 ? 'first' : '     '}  ${faultLine(finding)}`),
  ...furtherLine(many, first.length),
]

const faultLine = ({ fault, bootId, seq, id, at }: TrailFinding): string =>
  `run ${bootId}, record ${seq}, id ${id}, ${at}: ${fault}, ${faultWords[fault]}`

const unfinishedLines = ({ count: many, first }: Findings<string>): readonly string[] =>
  many === 0
    ? []
    : [
        `  unfinished: ${count(many, 'intent')} without an outcome (the process died, or is still at it)`,
        ...first.map((id) => `         id ${id}`),
        ...furtherLine(many, first.length),
      ]

/** What a check found, as the console keeps it. */
export const verificationOf = (
  trail: TrailReport,
  trees: TreeReport,
  times: Pick<Verification, 'startedAt' | 'endedAt'>,
): Verification => ({
  ...times,
  records: trail.records,
  leaves: trees.leaves,
  heads: trees.heads,
  shippedHeads: trees.shippedHeads,
  faults: trail.faults.count + trees.faults.count,
  unfinished: trail.unfinished.count,
  findings: [...trail.faults.first.map(faultLine), ...trees.faults.first.map(treeFaultLine)],
})

/** The same for the sealed trees. */
export function treeLines(report: TreeReport, records: number): readonly string[] {
  const { trees, leaves, heads, purgedRecords, shippedHeads, faults } = report
  const unsealed = records - (leaves - purgedRecords)
  const read = [
    count(trees, 'tree'),
    count(leaves, 'sealed record'),
    count(heads, 'signed head'),
    `${number.format(shippedHeads)} kept outside`,
  ].join(', ')
  const verdict =
    faults.count === 0
      ? `✓ The sealed trees are as they were signed: ${read}.`
      : `✗ The sealed trees were changed: ${count(faults.count, 'fault')} in ${read}.`
  return [
    verdict,
    ...faults.first.map(
      (finding, index) => `  ${index === 0 ? 'first' : '     '}  ${treeFaultLine(finding)}`,
    ),
    ...furtherLine(faults.count, faults.first.length),
    ...(unsealed > 0 ? [`  not sealed yet: ${count(unsealed, 'record')}`] : []),
    ...(shippedHeads > 0
      ? []
      : ['  no head is kept outside the database: an end that is cut off would not be noticed']),
  ]
}

function treeFaultLine({ fault, tenant, place, bootId, seq }: TreeFinding): string {
  const what = fault.includes('head-') ? 'head' : 'leaf'
  const record = bootId === undefined ? '' : ` (run ${bootId}, record ${seq})`
  return `tree ${tenant}, ${what} ${place}${record}: ${fault}, ${treeFaultWords[fault]}`
}

const furtherLine = (many: number, listed: number): readonly string[] =>
  many > listed ? [`         and ${number.format(many - listed)} more`] : []

type Screen = { readonly isTTY: boolean; write(text: string): boolean }

/** A line that counts up while somebody watches, and nothing where nobody does. */
export function counter(
  screen: Screen,
  one = 'record',
): {
  readonly show: (records: number) => void
  readonly clear: () => void
} {
  const write = (text: string) => {
    if (screen.isTTY) screen.write(`\r\u001b[2K${text}`)
  }
  return {
    show: (records) => write(`  ${count(records, one)} …`),
    clear: () => write(''),
  }
}
