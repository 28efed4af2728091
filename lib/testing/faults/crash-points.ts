/** What a process says to the outside, at the moments when it may die. */
export type Passage =
  | {
      readonly to: 'database'
      /** `sent`: on the wire, not answered yet. */
      readonly when: 'before' | 'sent' | 'answered'
      /** The statement with its values. */
      readonly statement: string
      /** What its transaction said before it; empty outside of one. */
      readonly said: readonly string[]
      /** How many rows an answer brought or touched. */
      readonly rows: number
    }
  | {
      readonly to: 'ehr'
      /** `before`: no byte is out; `sent`: all are; `answered`: the answer is read to its end. */
      readonly when: 'before' | 'sent' | 'answered'
      readonly method: string
      readonly path: string
    }

type Point = (passage: Passage) => boolean
type When = Passage['when']

const commitOf =
  (when: When, said: RegExp): Point =>
  (passage) =>
    passage.to === 'database' &&
    passage.when === when &&
    passage.statement.startsWith('commit') &&
    passage.said.some((statement) => said.test(statement))

const statement =
  (when: When, words: RegExp): Point =>
  (passage) =>
    passage.to === 'database' &&
    passage.when === when &&
    words.test(passage.statement) &&
    (when !== 'answered' || passage.rows > 0)

const filingOf =
  (when: When): Point =>
  (passage) =>
    passage.to === 'ehr' &&
    passage.when === when &&
    writes.some((write) => write.test(`${passage.method} ${passage.path}`))

const writes = [/^POST .*\/DocumentReference$/, /^PUT .*\/DocumentReference\/[^/]+$/]

/** Values stand behind the statement, each in quotes. */
const step = (events: string): RegExp => new RegExp(`insert into filing_step.*"(${events})"`, 's')
const INTENT_TO_SEND = /^insert into audit_event .*"filing\.send"/s

/** The crash points of docs/faults.md for real processes: every commit and every send. */
const points = {
  C1: commitOf('answered', /^insert into "filing" /),
  C2: commitOf('answered', step('claimed')),
  C3: filingOf('before'),
  C4: filingOf('sent'),
  C5: filingOf('answered'),
  C6: commitOf('answered', step('created|existed|updated')),
  C7: commitOf('before', step('found')),
  C8: statement('sent', INTENT_TO_SEND),
  C9: statement('answered', INTENT_TO_SEND),
  C10: statement('answered', /^select tenant, boot_id, seq, at::text, xid::text, body/),
  C11: statement('answered', /^insert into audit_leaf /),
  C12: commitOf('answered', /^insert into audit_head /),
  C13: statement('before', /^insert into audit_anchor /),
  C16: commitOf('answered', /^insert into schema_migration /),
} as const satisfies Readonly<Record<string, Point>>

export type CrashPoint = keyof typeof points

// The keys of the table, which the language forgets.
export const crashPoints = Object.keys(points) as readonly CrashPoint[]

/** The crash point that a passage is; undefined for any other place. */
export const crashPointOf = (passage: Passage): CrashPoint | undefined =>
  crashPoints.find((name) => points[name](passage))

/** When a process is to fall: at the nth passage of a point. */
export type Fall = { readonly point: CrashPoint; readonly nth: number }

/** Reads `C3:2`; `C3` alone is the first passage. */
export function readFall(text: string): Fall | undefined {
  const [, name, nth = '1'] = /^(C\d+)(?::(\d+))?$/.exec(text) ?? []
  const point = crashPoints.find((one) => one === name)
  return point && { point, nth: Number(nth) }
}
