import type { AuditColumns } from './audit-record.ts'

/**
 * Whether the body, in the one spelling that recordBody gives it, says what the columns say. Without
 * parsing it: a check does this for every record there is, and nearly all are as they were written.
 *
 * The members whose values are columns are spelt and looked for in the order of their names. A quote
 * within a string is escaped, so what is found are members and no text.
 *
 * @returns false also for what was spelt in another way, which says nothing: then it has to be parsed
 */
export function saysItsColumns(row: AuditColumns & { readonly body: string }): boolean {
  const { body } = row
  const first = `{"at":"${row.at}","boot":"${row.boot_id}","event":{"action":${spelt(row.action)}`
  const last = `"launchId":${spelt(row.launch_id)},"patient":${spelt(row.patient)},"tenant":${spelt(row.tenant)},"user":${spelt(row.user_url)}}}`
  if (!body.startsWith(first) || !body.endsWith(last)) return false
  const end = body.length - last.length
  const middle = row.phase === 'intent' ? ofIntent(row) : ofOutcome(row)
  if (!middle) return false
  let at = first.length
  for (const members of middle) {
    const found = body.indexOf(members, at)
    if (found < 0) return false
    at = found + members.length
  }
  return at <= end
}

const spelt = (text: string | null): string => JSON.stringify(text)

const ofIntent = ({ id, intent_id, node, result, seq }: AuditColumns) =>
  intent_id === null && result === null
    ? [`},"id":"${id}","node":${spelt(node)},"phase":"intent","seq":${seq},"v":1,"who":{`]
    : undefined

const ofOutcome = ({ id, intent_id, node, phase, result, seq }: AuditColumns) => [
  `},"id":"${id}","intent":${spelt(intent_id)},"node":${spelt(node)},"outcome":{`,
  `"result":${spelt(result)}},"phase":${spelt(phase)},"seq":${seq},"v":1,"who":{`,
]
