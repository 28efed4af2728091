import 'server-only'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { AuditSink } from '#lib/audit/audit-sink.ts'
import type { ShippedHead } from '#lib/audit/seal-store.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { readShippedHead, writeShippedHead } from './shipped-head.ts'

/** Signed heads by the line; the name that operators make append-only and bring elsewhere. */
const FILE = 'audit-heads.ndjson'

/**
 * Keeps heads in one file that is only ever added to and flushed to the disk before it counts.
 * @param folder on a disk, or better a mount, that the owner of the database cannot write
 */
export function fileSink(folder: string): AuditSink {
  const file = join(folder, FILE)
  // Read once, so that keeping one more head does not read all of them.
  let newest: Promise<Map<string, number>> | undefined

  const keep = async (head: ShippedHead): Promise<Result<void>> => {
    newest ??= newestNumbers(file)
    const numbers = await newest
    if (head.number <= (numbers.get(head.tenant) ?? 0)) {
      const isSame = (await find(file, head)) === head.note
      return isSame ? ok(undefined) : err(appError('AUDIT_TREE_BROKEN'))
    }
    await append(folder, file, head)
    numbers.set(head.tenant, head.number)
    return ok(undefined)
  }

  return {
    name: 'file',
    keep: async (head) => {
      try {
        return await keep(head)
      } catch (thrown) {
        newest = undefined
        return unavailable(thrown)
      }
    },
    async *heads() {
      try {
        for await (const head of headsOf(file)) yield ok(head)
      } catch (thrown) {
        yield unavailable(thrown)
      }
    },
  }
}

async function newestNumbers(file: string): Promise<Map<string, number>> {
  const numbers = new Map<string, number>()
  for await (const { tenant, number } of headsOf(file)) {
    numbers.set(tenant, Math.max(number, numbers.get(tenant) ?? 0))
  }
  return numbers
}

async function append(folder: string, file: string, head: ShippedHead): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const opened = await open(file, 'a', 0o600)
  try {
    // A line break on both sides: a line that a crash cut short must not swallow this one.
    await opened.appendFile(`\n${writeShippedHead(head)}\n`)
    await opened.sync()
  } finally {
    await opened.close()
  }
}

async function* headsOf(file: string): AsyncIterable<ShippedHead> {
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const head = readShippedHead(line)
      if (head) yield head
    }
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT') throw thrown
  }
}

async function find(file: string, { tenant, number }: ShippedHead): Promise<string | undefined> {
  for await (const head of headsOf(file)) {
    if (head.tenant === tenant && head.number === number) return head.note
  }
  return undefined
}

const codeOf = (thrown: unknown): string | undefined =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined

/** What the file system says; anything else is a bug. */
function unavailable(thrown: unknown): Result<never> {
  const reason = codeOf(thrown)
  if (reason === undefined) throw thrown
  return err(appError('AUDIT_SINK_UNAVAILABLE', { reason }))
}
