import 'server-only'
import { request } from 'undici'
import type { AuditSink } from '#lib/audit/audit-sink.ts'
import type { ShippedHead } from '#lib/audit/seal-store.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { readShippedHead, writeShippedHead } from './shipped-head.ts'

const TIMEOUT_MS = 10_000
const CREATED = new Set([200, 201, 204])
const EXISTS = new Set([409, 412])
const MISSING = 404

/** The series that lists the tenants; no tenant's own name has an underscore. */
const TENANTS = '_tenants'

/** Why the store did not do it: a status, or what happened on the wire. */
class SinkFailure extends Error {}

type Objects = {
  /** Undefined when there is no such object. */
  readonly read: (series: string, number: number) => Promise<string | undefined>
  /** False when there is one already: nothing is ever overwritten. */
  readonly create: (series: string, number: number, text: string) => Promise<boolean>
}

/**
 * Keeps heads as objects of a store that speaks HTTP: PUT with `If-None-Match: *` (RFC 9110
 * §13.1.2) and GET, nothing else, so a bucket with object lock will do. Objects are numbered without
 * gaps (`<url>/<tenant>/<number>`), so the newest is found without a listing.
 *
 * @param headers sent with every request, such as Authorization
 */
export function httpSink(url: string, headers: Readonly<Record<string, string>> = {}): AuditSink {
  const objects = objectsAt(url.replace(/\/+$/, ''), headers)
  const listed = new Set<string>()

  const keep = async (head: ShippedHead): Promise<Result<void>> => {
    if (!listed.has(head.tenant)) await listTenant(objects, head.tenant)
    listed.add(head.tenant)
    const text = writeShippedHead(head)
    if (await objects.create(head.tenant, head.number, text)) return ok(undefined)
    const there = await objects.read(head.tenant, head.number)
    // S3 answers 409 while another write of the same object is under way: it has to be tried again.
    if (there === undefined) throw new SinkFailure('conflict')
    return there === text ? ok(undefined) : err(appError('AUDIT_TREE_BROKEN'))
  }

  return {
    name: `http ${url}`,
    keep: async (head) => {
      try {
        return await keep(head)
      } catch (thrown) {
        return unavailable(thrown)
      }
    },
    async *heads() {
      try {
        for (let at = 1; ; at += 1) {
          const tenant = await objects.read(TENANTS, at)
          if (tenant === undefined) return
          const head = await newestOf(objects, tenant)
          if (head) yield ok(head)
        }
      } catch (thrown) {
        yield unavailable(thrown)
      }
    },
  }
}

async function listTenant({ read, create }: Objects, tenant: string): Promise<void> {
  for (let at = 1; ; at += 1) {
    const there = await read(TENANTS, at)
    if (there === tenant) return
    if (there === undefined && (await create(TENANTS, at, tenant))) return
  }
}

/** Numbers have no gaps, so the last one is found by doubling and halving. */
async function newestOf({ read }: Objects, tenant: string): Promise<ShippedHead | undefined> {
  let newest: string | undefined
  let from = 0
  let step = 1
  for (let isGrowing = true; step >= 1; ) {
    const text = await read(tenant, from + step)
    if (text !== undefined) {
      newest = text
      from += step
    } else {
      isGrowing = false
    }
    step = isGrowing ? step * 2 : step / 2
  }
  return newest === undefined ? undefined : readShippedHead(newest)
}

function objectsAt(base: string, headers: Readonly<Record<string, string>>): Objects {
  const addressOf = (series: string, number: number) =>
    `${base}/${encodeURIComponent(series)}/${number}`
  return {
    async read(series, number) {
      const { statusCode, body } = await send(addressOf(series, number), { method: 'GET', headers })
      if (statusCode === MISSING) return undefined
      if (statusCode === 200) return body
      throw new SinkFailure(`status ${statusCode}`)
    },
    async create(series, number, text) {
      const { statusCode } = await send(addressOf(series, number), {
        method: 'PUT',
        headers: { ...headers, 'content-type': 'application/json', 'if-none-match': '*' },
        body: text,
      })
      if (CREATED.has(statusCode)) return true
      if (EXISTS.has(statusCode)) return false
      throw new SinkFailure(`status ${statusCode}`)
    },
  }
}

async function send(
  address: string,
  options: {
    readonly method: 'GET' | 'PUT'
    readonly headers: Record<string, string>
    readonly body?: string
  },
): Promise<{ readonly statusCode: number; readonly body: string }> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const { statusCode, body } = await request(address, { ...options, signal })
    return { statusCode, body: await body.text() }
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer'
    throw new SinkFailure(code, { cause })
  }
}

function unavailable(thrown: unknown): Result<never> {
  if (!(thrown instanceof SinkFailure)) throw thrown
  return err(appError('AUDIT_SINK_UNAVAILABLE', { reason: thrown.message }))
}
