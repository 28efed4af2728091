import pg from 'pg'
import { DATABASE_NAME, type DatabasePasswords, roles } from './database-urls.ts'

const LOGINS = ['owner', 'app', 'auditReader', 'sealer'] as const
/** Who may connect besides the owner. */
const CONNECTING = [roles.app, roles.auditReader, roles.sealer].join(', ')

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (found.rowCount) return
  await client.query(
    `create role ${client.escapeIdentifier(role)} login password ${client.escapeLiteral(password)}`,
  )
}

/**
 * Makes what is missing of the roles and the database: the owner runs migrations only; the
 * application, who reads the audit trail and who seals it own nothing (migrations grant them what they
 * may do).
 */
export async function ensureRoles(
  superuserUrl: string,
  passwords: DatabasePasswords,
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    for (const login of LOGINS) await ensureRole(client, roles[login], passwords[login])
    const found = await client.query('select 1 from pg_database where datname = $1', [
      DATABASE_NAME,
    ])
    if (!found.rowCount) await client.query(`create database ${DATABASE_NAME} owner ${roles.owner}`)
    await client.query(`revoke all on database ${DATABASE_NAME} from public`)
    await client.query(`grant connect on database ${DATABASE_NAME} to ${CONNECTING}`)
  } finally {
    await client.end()
  }
}
