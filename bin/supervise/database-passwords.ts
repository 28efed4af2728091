import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type DatabasePasswords,
  databasePasswordsSchema,
  newDatabasePasswords,
} from '../postgres/database-urls.ts'
import { DATABASE_SECRET } from './secrets.ts'

/** As a version wrote it that had fewer roles. */
const earlierSchema = databasePasswordsSchema.partial({ auditReader: true, sealer: true })

/**
 * The passwords of the private database. Those of roles that came with a later version are made, and
 * kept beside the others before any role has them.
 * @param folder that of DATABASE_SECRET, which exists
 */
export function databasePasswords(folder: string): DatabasePasswords {
  const file = join(folder, DATABASE_SECRET.name)
  const kept = earlierSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const made = newDatabasePasswords()
  const { auditReader = made.auditReader, sealer = made.sealer } = kept
  const passwords = { ...kept, auditReader, sealer }
  if (kept.auditReader && kept.sealer) return passwords
  const unfinished = `${file}.new`
  const text = `${JSON.stringify(passwords, undefined, 2)}\n`
  writeFileSync(unfinished, text, { mode: 0o600, flush: true })
  renameSync(unfinished, file)
  return passwords
}
