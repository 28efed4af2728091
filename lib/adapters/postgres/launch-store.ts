import 'server-only'
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '#lib/db/pool.ts'
import type { LaunchTable, PendingLaunchTable } from '#lib/db/tables.ts'
import { appError } from '#lib/kernel/app-error.ts'
import {
  ehrIdSchema,
  encounterIdSchema,
  launchIdSchema,
  patientIdSchema,
  tenantIdSchema,
} from '#lib/kernel/id-schemas.ts'
import type { LaunchId, UserUrl } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { err } from '#lib/kernel/result.ts'
import type { LaunchContext } from '#lib/smart/launch.ts'
import type { LaunchStore, PendingLaunch, StoredLaunch } from '#lib/smart/launch-store.ts'
import type { Tokens } from '#lib/smart/token-response.ts'
import type { Seal } from '../crypto/seal.ts'
import { openIdentity, sealIdentity } from './launch-identity.ts'
import { storeResult } from './store-result.ts'

// What we wrote ourselves is read back strictly: another shape is damage or a bug, and throws.
const instant = z.string().transform((text) => text as Instant)

const tokensSchema = z.object({
  access: z.string(),
  refresh: z.string().optional(),
  issuedAt: instant,
  expiresAt: instant,
})

const pendingSecretsSchema = z.object({
  codeVerifier: z.string(),
  nonce: z.string(),
  redirectUri: z.string(),
  askedScopes: z.array(z.string()),
})

/**
 * Launches in PostgreSQL; secrets encrypted and bound to their row and tenant (S27).
 * @param refreshing connections for refreshes alone: each is held while an EHR is asked, and a slow
 *   one must not take those of everybody else
 */
export function postgresLaunchStore(
  database: Database,
  seal: Seal,
  refreshing: Database = database,
): LaunchStore {
  const aboutTokens = (id: string) => `launch ${id} tokens`
  const aboutPending = (stateHash: string) => `pending launch ${stateHash}`

  const openTokens = (row: { id: string; sealed_tokens: string | null }): Tokens | undefined =>
    row.sealed_tokens === null
      ? undefined
      : tokensSchema.parse(JSON.parse(seal.open(aboutTokens(row.id), row.sealed_tokens)))

  const sealedTokens = (id: LaunchId, tokens: Tokens) => ({
    sealed_tokens: seal.seal(aboutTokens(id), JSON.stringify(tokens)),
    token_expires_at: tokens.expiresAt,
  })

  return {
    savePending: (stateHash, pending, at) =>
      storeResult(async () => {
        const { codeVerifier, nonce, redirectUri, askedScopes } = pending
        const secrets = JSON.stringify({ codeVerifier, nonce, redirectUri, askedScopes })
        await database
          .insertInto('pending_launch')
          .values({
            state_hash: stateHash,
            launch_id: pending.launchId,
            tenant: pending.tenant,
            ehr_id: pending.ehrId,
            ehr_iss: pending.ehrIss,
            bind_hash: pending.bindHash,
            sealed: seal.seal(aboutPending(stateHash), secrets),
            created_at: at,
            expires_at: pending.expiresAt,
          })
          .execute()
      }),

    takePending: (stateHash, at) =>
      storeResult(async () => {
        const row = await database
          .deleteFrom('pending_launch')
          .where('state_hash', '=', stateHash)
          .returningAll()
          .executeTakeFirst()
        if (!row || row.expires_at <= at) return undefined
        return toPending(row, seal.open(aboutPending(stateHash), row.sealed))
      }),

    dropPending: (now) =>
      storeResult(async () => {
        await database.deleteFrom('pending_launch').where('expires_at', '<=', now).execute()
      }),

    open: ({ launch, secretHash, lastUsedAt }, tokens) =>
      storeResult(async () => {
        await database
          .insertInto('launch')
          .values({
            id: launch.id,
            tenant: launch.tenant,
            ehr_id: launch.ehrId,
            ehr_iss: launch.ehrIss,
            secret_hash: secretHash,
            user_url: launch.user,
            patient_id: launch.patientId,
            encounter_id: launch.encounterId ?? null,
            context: JSON.stringify(launch.context),
            opened_at: launch.openedAt,
            last_used_at: lastUsedAt,
            ends_at: launch.endsAt,
            ...sealedTokens(launch.id, tokens),
          })
          .execute()
      }),

    find: (id) =>
      storeResult(async () => {
        const row = await database
          .selectFrom('launch')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst()
        return row && toStored(row)
      }),

    touch: (id, at) =>
      storeResult(async () => {
        await database
          .updateTable('launch')
          .set({ last_used_at: at })
          .where('id', '=', id)
          .where('last_used_at', '<', at)
          .execute()
      }),

    lock: (id, at) =>
      storeResult(async () => {
        const { numUpdatedRows } = await database
          .updateTable('launch')
          .set({ locked_at: at })
          .where('id', '=', id)
          .where('locked_at', 'is', null)
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),

    end: (id, why, at) =>
      storeResult(async () => {
        await database
          .updateTable('launch')
          .set({ ended_at: at, ended_why: why, sealed_tokens: null })
          .where('id', '=', id)
          .where('ended_at', 'is', null)
          .execute()
      }),

    pastLimit: (now, limit) =>
      storeResult(async () => {
        const rows = await database
          .selectFrom('launch')
          .selectAll()
          .where('ended_at', 'is', null)
          .where('ends_at', '<=', now)
          .orderBy('ends_at')
          .limit(limit)
          .execute()
        return rows.map((row) => toStored(row).launch)
      }),

    keepIdentity: (id, identity) =>
      storeResult(async () => {
        await database
          .updateTable('launch')
          .set({ sealed_identity: sealIdentity(seal, id, identity) })
          .where('id', '=', id)
          .execute()
      }),

    identity: (id) =>
      storeResult(async () => {
        const row = await database
          .selectFrom('launch')
          .select(['id', 'sealed_identity'])
          .where('id', '=', id)
          .executeTakeFirst()
        return row && openIdentity(seal, row)
      }),

    tokens: (id) =>
      storeResult(async () => {
        const row = await database
          .selectFrom('launch')
          .select(['id', 'sealed_tokens'])
          .where('id', '=', id)
          .executeTakeFirst()
        return row && openTokens(row)
      }),

    refreshTokens: inTurn(async (id, refresh) => {
      const outcome = await storeResult(() =>
        refreshing.transaction().execute(async (transaction) => {
          // A lock of its own, so that reading and touching the launch need not wait for the EHR.
          await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(transaction)
          const row = await transaction
            .selectFrom('launch')
            .select(['id', 'sealed_tokens'])
            .where('id', '=', id)
            .executeTakeFirst()
          const current = row && openTokens(row)
          if (!current) return err(appError('SESSION_ENDED'))
          const refreshed = await refresh(current)
          if (!refreshed.ok || refreshed.value === current) return refreshed
          const { numUpdatedRows } = await transaction
            .updateTable('launch')
            .set(sealedTokens(id, refreshed.value))
            .where('id', '=', id)
            // Somebody may have signed out while the EHR was asked.
            .where('ended_at', 'is', null)
            .executeTakeFirst()
          return numUpdatedRows > 0n ? refreshed : err(appError('SESSION_ENDED'))
        }),
      )
      return outcome.ok ? outcome.value : outcome
    }),
  }
}

/**
 * Within one process those who want to refresh the same launch wait here, and not each with a
 * connection of its own for the lock that the first of them holds.
 */
function inTurn(refresh: LaunchStore['refreshTokens']): LaunchStore['refreshTokens'] {
  const last = new Map<LaunchId, Promise<unknown>>()
  return (id, run) => {
    const before = last.get(id) ?? Promise.resolve()
    const mine = before.then(() => refresh(id, run))
    const settled = mine
      .catch(() => undefined)
      .finally(() => {
        if (last.get(id) === settled) last.delete(id)
      })
    last.set(id, settled)
    return mine
  }
}

function toPending(row: Selectable<PendingLaunchTable>, secrets: string): PendingLaunch {
  return {
    launchId: launchIdSchema.parse(row.launch_id),
    tenant: tenantIdSchema.parse(row.tenant),
    ehrId: ehrIdSchema.parse(row.ehr_id),
    ehrIss: row.ehr_iss,
    bindHash: row.bind_hash,
    expiresAt: row.expires_at as Instant,
    ...pendingSecretsSchema.parse(JSON.parse(secrets)),
  }
}

function toStored(row: Selectable<LaunchTable>): StoredLaunch {
  return {
    launch: {
      id: launchIdSchema.parse(row.id),
      tenant: tenantIdSchema.parse(row.tenant),
      ehrId: ehrIdSchema.parse(row.ehr_id),
      ehrIss: row.ehr_iss,
      user: row.user_url as UserUrl,
      patientId: patientIdSchema.parse(row.patient_id),
      encounterId:
        row.encounter_id === null ? undefined : encounterIdSchema.parse(row.encounter_id),
      context: row.context as LaunchContext,
      openedAt: row.opened_at as Instant,
      endsAt: row.ends_at as Instant,
    },
    secretHash: row.secret_hash,
    lastUsedAt: row.last_used_at as Instant,
    lockedAt: (row.locked_at as Instant | null) ?? undefined,
    endedAt: (row.ended_at as Instant | null) ?? undefined,
  }
}
