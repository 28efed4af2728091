// Usage:  npm run --silent verify-note -- NOTE --transcript FILE    judges a note; see USAGE
import { parseArgs } from 'node:util'
import { findEvidence, type Ground, groundOf } from '#lib/ambient/find-evidence.ts'
import { type ErrorProne, errorProneOf } from '#lib/note/error-prone/find-error-prone.ts'
import type { Evidence } from '#lib/note/evidence.ts'
import type { Section, Statement } from '#lib/note/note.ts'
import { isBlank } from '#lib/note/statements.ts'
import type { CheckedStatement, Reason } from '#lib/note/verification.ts'
import { verifyStatement } from '#lib/note/verify.ts'
import { readTyped, runCommand } from './ambient/command-line.ts'
import { readChart } from './ambient/read-chart.ts'
import { readNote } from './ambient/read-note.ts'
import { readVisits } from './ambient/read-visits.ts'
import { Refusal } from './process/refusal.ts'

const USAGE = `Usage: npm run --silent verify-note -- NOTE --transcript FILE [--chart BUNDLE] [--json]

NOTE          A note as text, or the JSON that the draft command writes. A sentence that cites
              nothing is judged by what was said or charted that is most like it.
--transcript  What was said: text with speaker labels, WebVTT, TextGrid, transcription JSON.
--chart       A FHIR Bundle of the patient.
--json        One JSON object on a line for each statement.

Beside the verdict it names abbreviations and doses that are misread (ISMP), which change no verdict.

Exit code: 0 every statement is supported, 1 some are not, 2 nothing could be done.`

type Judged = CheckedStatement & {
  readonly section: string
  /** Ways of writing that are misread; they say nothing of the evidence. */
  readonly errorProne: readonly ErrorProne[]
}

function readGround(transcriptPath: string, chart: string | undefined): Ground {
  const [visit, ...others] = readVisits([transcriptPath])
  if (!visit?.transcript || others.length > 0)
    throw new Refusal(`${transcriptPath}: ${visit?.why ?? 'it holds more than one transcript'}.`)
  return groundOf(visit.transcript, chart === undefined ? [] : readChart(chart).facts)
}

function judge(statement: Statement, section: Section, ground: Ground): CheckedStatement {
  const { transcript, chartFacts } = ground
  return statement.evidence.length === 0
    ? findEvidence(statement, section, ground)
    : verifyStatement(statement, section, { transcripts: [transcript], chartFacts })
}

const linesOf = ({ statement, support, reasons, section, errorProne }: Judged): string[] => [
  `[${support}] ${section}: ${statement.text}`,
  ...reasons.map((reason) => `    ${reason.rule} ${reason.kind}${detailOf(reason)}`),
  ...errorProne.map(
    ({ rule, message, written, fixes }) =>
      `    ${rule} “${written.trim()}”: ${message} Write: ${fixes.map((fix) => fix.trim() || 'nothing').join(' or ')}.`,
  ),
  ...statement.evidence.map((evidence) => `    ${sourceOf(evidence)}: “${evidence.quote}”`),
]

function sourceOf(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'said':
      return `turn ${evidence.turn + 1}`
    case 'chart':
      return evidence.reference
    case 'written':
      return `sentence ${evidence.statementId}`
  }
}

/** What the rule is about: the words, the number, the charted dose. */
function detailOf(reason: Reason): string {
  if ('words' in reason) return `: ${reason.words.join(', ')}`
  if ('number' in reason) return `: ${reason.number}`
  if ('side' in reason) return `: ${reason.side}`
  if ('fact' in reason) return `: ${reason.fact.quote}`
  return ''
}

await runCommand(USAGE, () => {
  const { values, positionals } = parseArgs({
    options: {
      transcript: { type: 'string' },
      chart: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  })
  const [path] = positionals
  if (path === undefined || values.transcript === undefined || values.help) throw new Refusal(USAGE)
  const ground = readGround(values.transcript, values.chart)
  const note = readNote(readTyped(path))
  const counts = new Map<string, number>()
  for (const section of note.sections)
    for (const statement of section.statements) {
      if (isBlank(statement)) continue
      const judged = {
        section: section.title,
        ...judge(statement, section, ground),
        errorProne: errorProneOf(statement),
      }
      counts.set(judged.support, (counts.get(judged.support) ?? 0) + 1)
      console.log(values.json ? JSON.stringify(judged) : linesOf(judged).join('\n'))
    }
  console.error([...counts].map(([support, count]) => `${count} ${support}`).join(', '))
  return [...counts.keys()].some((support) => support !== 'supported') ? 1 : 0
})
