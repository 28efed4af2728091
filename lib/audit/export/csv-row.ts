import { type AuditColumns, auditColumns } from '../audit-record.ts'
import { parseRecord } from '../parse-record.ts'

const columns: readonly (keyof AuditColumns)[] = [
  'at',
  'tenant',
  'user_url',
  'patient',
  'launch_id',
  'phase',
  'action',
  'result',
  'id',
  'intent_id',
  'node',
  'boot_id',
  'seq',
]

// What a spreadsheet takes for the beginning of a formula, whatever stands around it (OWASP, CSV
// injection); the full-width forms are read alike by some.
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u

/** One cell: never a formula, quoted always (RFC 4180 §2). */
export const csvCell = (text: string): string =>
  `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

export const csvHeader = `leaf,${columns.join(',')},record\r\n`

/** A record as a line for spreadsheets; a body that cannot be read stands there all the same. */
export function csvRow(index: number, body: string): string {
  const record = parseRecord(body)
  const values = record ? auditColumns(record) : undefined
  const cells = columns.map((name) => csvCell(values?.[name] ?? ''))
  return `${index},${cells.join(',')},${csvCell(body)}\r\n`
}
