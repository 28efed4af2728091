import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Environment } from '../process/environment.ts'
import { readSettings } from './settings.ts'

const variablesSchema = z.strictObject({
  DATABASE_URL: z.string(),
  // Not in what a start of an earlier version left behind when it was killed.
  DATABASE_AUDIT_URL: z.string().optional(),
  DATABASE_SEAL_URL: z.string().optional(),
  DATABASE_OWNER_URL: z.string(),
  CHARTSIDE_SECRETS_DIR: z.string(),
  CHARTSIDE_AUDIT_HEADS_DIR: z.string(),
})
type Variables = Readonly<z.infer<typeof variablesSchema>>

const noteFile = (secretsFolder: string) => join(secretsFolder, 'running.json')

/** Leaves a note of where the database is, for commands that are run beside a start. */
export function noteRunningStart(secretsFolder: string, variables: Variables): void {
  writeFileSync(noteFile(secretsFolder), JSON.stringify(variables), { mode: 0o600 })
}

export const removeRunningNote = (secretsFolder: string): void =>
  rmSync(noteFile(secretsFolder), { force: true })

/**
 * The environment of a command that is run beside a start (`npm run migrate`, `npm run audit`):
 * it connects to that start's database and never starts one (ST-23). Variables that the operator
 * set win.
 * @returns the environment itself when nothing runs on the data directory
 */
export function besideRunningStart(environment: Environment, root: string): Environment {
  const { secretsFolder } = readSettings(environment, root)
  const file = noteFile(secretsFolder)
  if (!existsSync(file)) return environment
  const noted = variablesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const isSet = ([, value]: [string, string | undefined]) => value !== undefined && value !== ''
  const set = Object.fromEntries(Object.entries(environment).filter(isSet))
  // Of another database, other roles: they are named together or not at all.
  const isOfStart = ([name]: [string, unknown]) =>
    set.DATABASE_URL === undefined || !name.startsWith('DATABASE_')
  return { ...Object.fromEntries(Object.entries(noted).filter(isOfStart)), ...set }
}
