import { query } from './database.ts'

/** Records of the audit trail: how many there are of an action with a text in their body. */
export async function recorded(action: string, mention = ''): Promise<number> {
  const [row] = await query<{ count: string }>(
    `select count(*) from audit_event where action = $1 and position($2 in body) > 0`,
    [action, mention],
  )
  return Number(row?.count)
}
