import { type AppError, appError } from '#lib/kernel/app-error.ts'
import type { LaunchId } from '#lib/kernel/ids.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { LaunchIdentity } from '#lib/smart/launch.ts'
import type {
  LaunchEnd,
  LaunchStore,
  PendingLaunch,
  StoredLaunch,
} from '#lib/smart/launch-store.ts'
import type { Tokens } from '#lib/smart/token-response.ts'

type Row = StoredLaunch & {
  readonly tokens: Tokens | undefined
  readonly identity?: LaunchIdentity
  readonly endedWhy?: LaunchEnd
}

export type MemoryLaunchStore = LaunchStore & {
  /** Why a launch ended, which the port does not tell. */
  endedWhy(id: LaunchId): LaunchEnd | undefined
  /** From now on every method answers with this. */
  breakDown(error?: AppError): void
}

/** Launches in memory, by the contract of lib/testing/contracts/launch-store-contract.ts. */
export function memoryLaunchStore(): MemoryLaunchStore {
  const pendings = new Map<string, PendingLaunch>()
  const rows = new Map<LaunchId, Row>()
  const refreshing = new Map<LaunchId, Promise<unknown>>()
  let broken: AppError | undefined

  const answer = <T>(value: () => T): Promise<Result<T>> =>
    Promise.resolve(broken ? err(broken) : ok(value()))

  const change = (id: LaunchId, more: Partial<Row>, unless: (row: Row) => boolean): boolean => {
    const row = rows.get(id)
    if (!row || unless(row)) return false
    rows.set(id, { ...row, ...more })
    return true
  }

  async function refreshNow(
    id: LaunchId,
    refresh: (current: Tokens) => Promise<Result<Tokens>>,
  ): Promise<Result<Tokens>> {
    if (broken) return err(broken)
    const current = rows.get(id)?.tokens
    if (!current) return err(appError('SESSION_ENDED'))
    const refreshed = await refresh(current)
    if (!refreshed.ok) return refreshed
    const isSaved = change(id, { tokens: refreshed.value }, (row) => row.endedAt !== undefined)
    return isSaved ? refreshed : err(appError('SESSION_ENDED'))
  }

  return {
    savePending: (stateHash, pending) =>
      answer(() => {
        pendings.set(stateHash, pending)
      }),
    takePending: (stateHash, at) =>
      answer(() => {
        const pending = pendings.get(stateHash)
        pendings.delete(stateHash)
        return pending && pending.expiresAt > at ? pending : undefined
      }),
    dropPending: (now) =>
      answer(() => {
        for (const [stateHash, { expiresAt }] of [...pendings]) {
          if (expiresAt <= now) pendings.delete(stateHash)
        }
      }),
    open: (stored, tokens) =>
      answer(() => {
        if (rows.has(stored.launch.id)) throw new Error('the launch exists')
        rows.set(stored.launch.id, { ...stored, lockedAt: undefined, endedAt: undefined, tokens })
      }),
    find: (id) =>
      answer(() => {
        const row = rows.get(id)
        if (!row) return undefined
        const { launch, secretHash, lastUsedAt, lockedAt, endedAt } = row
        return { launch, secretHash, lastUsedAt, lockedAt, endedAt }
      }),
    touch: (id, at) =>
      answer(() => {
        change(id, { lastUsedAt: at }, (row) => row.lastUsedAt >= at)
      }),
    lock: (id, at) => answer(() => change(id, { lockedAt: at }, (row) => !!row.lockedAt)),
    end: (id, why, at) =>
      answer(() => {
        const ended = { endedAt: at, endedWhy: why, tokens: undefined }
        change(id, ended, (row) => row.endedAt !== undefined)
      }),
    pastLimit: (now, limit) =>
      answer(() =>
        [...rows.values()]
          .filter(({ launch, endedAt }) => endedAt === undefined && launch.endsAt <= now)
          .slice(0, limit)
          .map(({ launch }) => launch),
      ),
    keepIdentity: (id, identity) =>
      answer(() => {
        change(id, { identity }, () => false)
      }),
    identity: (id) => answer(() => rows.get(id)?.identity),
    tokens: (id) => answer(() => rows.get(id)?.tokens),
    async refreshTokens(id, refresh) {
      const before = refreshing.get(id) ?? Promise.resolve()
      const mine = before.then(() => refreshNow(id, refresh))
      refreshing.set(
        id,
        mine.catch(() => undefined),
      )
      return mine
    },
    endedWhy: (id) => rows.get(id)?.endedWhy,
    breakDown: (error = appError('STORE_UNAVAILABLE')) => {
      broken = error
    },
  }
}
