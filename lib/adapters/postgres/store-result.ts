import 'server-only'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

// PostgreSQL error classes that say "not now" rather than "wrong": connection (08), resources (53),
// shutdown and recovery (57), lock and statement time-outs (55P03, 57014), and read-only standby.
const UNAVAILABLE = /^(08|53|57|58)|^(55P03|25006|25P03)$/
const CONNECTION = /^E(CONN|PIPE|TIMEDOUT|HOST|NOTFOUND|AI_)/

/**
 * Runs a query and turns a database that is away into STORE_UNAVAILABLE. Anything else, such as a
 * violated constraint, is a bug and stays thrown.
 */
export async function storeResult<T>(run: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await run())
  } catch (thrown) {
    const reason = unavailability(thrown)
    if (reason === undefined) throw thrown
    return err(appError('STORE_UNAVAILABLE', { reason }))
  }
}

/** The same for what comes piece by piece; ends after a failure. */
export async function* storeResults<T>(
  pieces: AsyncGenerator<T, undefined>,
): AsyncIterable<Result<T>> {
  try {
    for (;;) {
      const next = await storeResult(() => pieces.next())
      if (!next.ok) return yield next
      if (next.value.done) return
      yield ok(next.value.value)
    }
  } finally {
    await pieces.return(undefined)
  }
}

const codeOf = (thrown: object): string | undefined =>
  'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined

/** The reason why the store is away; undefined when it is not that. */
function unavailability(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined
  const code = codeOf(thrown)
  if (code !== undefined) return UNAVAILABLE.test(code) || CONNECTION.test(code) ? code : undefined
  // pg's own connection failures carry no code.
  return /connection|timeout/i.test(thrown.message) ? 'connection' : undefined
}
