import 'server-only'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { ConsoleStore } from '#lib/console/console-store.ts'
import { consoleRoles } from '#lib/console/role.ts'
import type { Database } from '#lib/db/pool.ts'
import type { ConsoleSessionTable } from '#lib/db/tables.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import { storeResult } from './store-result.ts'

// What we wrote ourselves is read back strictly: another shape is damage or a bug, and throws.
const pendingSchema = z.object({ codeVerifier: z.string(), nonce: z.string() })
const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  fhirUser: z.string().optional(),
  grants: z.array(z.object({ tenant: z.string(), role: z.enum(consoleRoles) })),
})

const aboutPending = (stateHash: string) => `console sign-in ${stateHash}`
const aboutUser = (id: string) => `console session ${id} user`

/** Console sessions in PostgreSQL; who they are of is encrypted and bound to its row (S27). */
export function postgresConsoleStore(database: Database, seal: Seal): ConsoleStore {
  return {
    savePending: (stateHash, { bindHash, codeVerifier, nonce, expiresAt }, at) =>
      storeResult(async () => {
        await database.deleteFrom('console_sign_in').where('expires_at', '<=', at).execute()
        const secrets = JSON.stringify({ codeVerifier, nonce })
        await database
          .insertInto('console_sign_in')
          .values({
            state_hash: stateHash,
            bind_hash: bindHash,
            sealed: seal.seal(aboutPending(stateHash), secrets),
            created_at: at,
            expires_at: expiresAt,
          })
          .execute()
      }),

    takePending: (stateHash, at) =>
      storeResult(async () => {
        const row = await database
          .deleteFrom('console_sign_in')
          .where('state_hash', '=', stateHash)
          .returningAll()
          .executeTakeFirst()
        if (!row || row.expires_at <= at) return undefined
        const secrets = JSON.parse(seal.open(aboutPending(stateHash), row.sealed))
        const expiresAt = row.expires_at as Instant // the pool reads times in this form
        return { ...pendingSchema.parse(secrets), bindHash: row.bind_hash, expiresAt }
      }),

    open: ({ id, user, openedAt, endsAt }, secretHash) =>
      storeResult(async () => {
        await database
          .insertInto('console_session')
          .values({
            id,
            secret_hash: secretHash,
            sealed_user: seal.seal(aboutUser(id), JSON.stringify(user)),
            opened_at: openedAt,
            last_used_at: openedAt,
            ends_at: endsAt,
          })
          .execute()
      }),

    find: (secretHash) => storeResult(() => findSession(database, seal, secretHash)),

    touch: (id, at) =>
      storeResult(async () => {
        await database
          .updateTable('console_session')
          .set({ last_used_at: at })
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .execute()
      }),

    over: (now, idleSince, limit) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('console_session')
          .where('ended_at', 'is', null)
          .where((is) => is.or([is('ends_at', '<=', now), is('last_used_at', '<=', idleSince)]))
          .orderBy('ends_at')
          .limit(limit)
          .selectAll()
          .execute()
        return rows.map((row) => toStored(row, seal))
      }),

    forget: (before) =>
      storeResult(async () => {
        await database.deleteFrom('console_sign_in').where('expires_at', '<', before).execute()
        await database.deleteFrom('console_session').where('ended_at', '<', before).execute()
      }),

    end: (id, why, at) =>
      storeResult(async () => {
        await database
          .updateTable('console_session')
          .set({ ended_at: at, ended_why: why })
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .execute()
      }),
  }
}

async function findSession(database: Database, seal: Seal, secretHash: string) {
  const row = await database
    .selectFrom('console_session')
    .where('secret_hash', '=', secretHash)
    .selectAll()
    .executeTakeFirst()
  return row && toStored(row, seal)
}

function toStored(row: Selectable<ConsoleSessionTable>, seal: Seal) {
  const user = userSchema.parse(JSON.parse(seal.open(aboutUser(row.id), row.sealed_user)))
  // The pool reads times in this form.
  const instant = (text: string) => text as Instant
  return {
    session: {
      id: row.id,
      user: { ...user, fhirUser: user.fhirUser },
      openedAt: instant(row.opened_at),
      endsAt: instant(row.ends_at),
    },
    lastUsedAt: instant(row.last_used_at),
    endedAt: row.ended_at === null ? undefined : instant(row.ended_at),
  }
}
