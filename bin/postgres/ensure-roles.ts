import pg from 'pg'
import { DATABASE_NAME, type DatabasePasswords, roles } from './database-urls.ts'

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (found.rowCount) return
  await client.query(
    `create role ${client.escapeIdentifier(role)} login password ${client.escapeLiteral(password)}`,
  )
}

/**
 * Makes what is missing of the two roles and the database: the owner runs migrations only, the
 * application's role owns nothing (migrations grant it what it may do).
 */
export async function ensureRoles(
  superuserUrl: string,
  passwords: DatabasePasswords,
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await ensureRole(client, roles.owner, passwords.owner)
    await ensureRole(client, roles.app, passwords.app)
    const found = await client.query('select 1 from pg_database where datname = $1', [
      DATABASE_NAME,
    ])
    if (!found.rowCount) await client.query(`create database ${DATABASE_NAME} owner ${roles.owner}`)
    await client.query(`revoke all on database ${DATABASE_NAME} from public`)
    await client.query(`grant connect on database ${DATABASE_NAME} to ${roles.app}`)
  } finally {
    await client.end()
  }
}
