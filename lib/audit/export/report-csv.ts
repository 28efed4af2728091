import type { AccessEntry } from '../access-entry.ts'
import type { Disclosure } from '../disclosure.ts'
import { csvCell } from './csv-row.ts'

// Spreadsheets take a file for UTF-8 only when it says so.
const UTF8 = '\ufeff'

const line = (cells: readonly (string | undefined)[]): string =>
  `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`

const header = (names: readonly string[]): string => `${UTF8}${names.join(',')}\r\n`

/** The first line of a report of accesses; times are UTC. */
export const accessesHeader = header([
  ...[
    'time',
    'action',
    'outcome',
    'code',
    'user',
    'ehr',
    'patient',
    'what',
    'launch',
    'node',
    'id',
  ],
])

/** An access as a line for spreadsheets (RFC 4180); no cell can be a formula. */
export const accessLine = (entry: AccessEntry): string =>
  line([
    ...[entry.at, entry.action, entry.result, entry.code, entry.user, entry.ehrId, entry.patient],
    ...[entry.what, entry.launchId, entry.node, entry.id],
  ])

/** The first line of an accounting of disclosures, in the order of 45 CFR 164.528(b)(2). */
export const disclosuresHeader = header([
  ...['told', 'recipient', 'address', 'what', 'purpose', 'ehr', 'patient'],
  ...['from', 'to', 'recorded_by', 'recorded_at', 'id'],
])

/** A disclosure as a line; without a patient it is about everybody of its time. */
export const disclosureLine = (one: Disclosure): string =>
  line([
    ...[one.disclosedAt, one.recipient, one.address, one.description, one.purpose],
    ...[one.patient?.ehrId, one.patient?.id, one.period.from ?? '', one.period.to ?? ''],
    ...[one.recordedBy, one.recordedAt, one.id],
  ])
