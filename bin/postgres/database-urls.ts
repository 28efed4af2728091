import { randomBytes } from 'node:crypto'
import { z } from 'zod'

/** One password per role, made when the cluster is made. */
export const databasePasswordsSchema = z.strictObject({
  superuser: z.string().min(16),
  owner: z.string().min(16),
  app: z.string().min(16),
  auditReader: z.string().min(16),
  sealer: z.string().min(16),
})
export type DatabasePasswords = Readonly<z.infer<typeof databasePasswordsSchema>>

export const roles = {
  superuser: 'postgres',
  owner: 'chartside_owner',
  app: 'chartside_app',
  auditReader: 'chartside_audit_ro',
  sealer: 'chartside_seal',
} as const

export const DATABASE_NAME = 'chartside'

const password = () => randomBytes(24).toString('base64url')

export const newDatabasePasswords = (): DatabasePasswords => ({
  superuser: password(),
  owner: password(),
  app: password(),
  auditReader: password(),
  sealer: password(),
})

/** How one role connects; base64url passwords need no escaping. */
export function databaseUrl(
  role: keyof typeof roles,
  options: { passwords: DatabasePasswords; port: number; database: string },
): string {
  const { passwords, port, database } = options
  return `postgres://${roles[role]}:${passwords[role]}@127.0.0.1:${port}/${database}`
}
