// Loaded before a program of the product (`node --import`), which knows nothing of it: listens to
// what the process says to its database and to the EHR, and lets it die or stand still at one of the
// crash points. It listens from outside, so that nothing in the product has to be switched off.

import { subscribe } from 'node:diagnostics_channel'
import { appendFileSync } from 'node:fs'
import { env } from 'node:process'
import pg from 'pg'
import { crashPointOf, type Passage, readFall } from './crash-points.ts'

if (env.NODE_ENV === 'production') throw new Error('no process dies on purpose in production')

const fall = env.CHARTSIDE_CRASH_AT ? readFall(env.CHARTSIDE_CRASH_AT) : undefined
if (env.CHARTSIDE_CRASH_AT && !fall) throw new Error(`no crash point: ${env.CHARTSIDE_CRASH_AT}`)
const signal = env.CHARTSIDE_CRASH_BY === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL'
const file = env.CHARTSIDE_PASSAGES

let passed = 0

function pass(passage: Passage): void {
  const point = crashPointOf(passage)
  if (!point) return
  // Written before anything else can happen.
  if (file) appendFileSync(file, `${point}\n`)
  if (point !== fall?.point) return
  passed += 1
  if (passed === fall.nth) process.kill(process.pid, signal)
}

tapDatabase()
tapEhr()
skewClock(Number(env.CHARTSIDE_SKEW_MS ?? 0))

/** F10: the process believes in another time. */
function skewClock(milliseconds: number): void {
  if (milliseconds === 0) return
  const now = () => TrueDate.now() + milliseconds
  const TrueDate = Date
  globalThis.Date = new Proxy(TrueDate, {
    construct: (target, given) => Reflect.construct(target, given.length > 0 ? given : [now()]),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

type Query = (this: pg.Client, ...parameters: unknown[]) => unknown

/** What is said in each open transaction. */
const transactions = new WeakMap<object, string[]>()

function tapDatabase(): void {
  // One of many signatures, of which only the words matter here.
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const { query } = prototype
  prototype.query = function tapped(...parameters) {
    const words = wordsOf(parameters)
    if (words === undefined) return query.apply(this, parameters)
    const said = [...(transactions.get(this) ?? [])]
    const meet = (when: Passage['when'], rows = 0) =>
      pass({ to: 'database', when, statement: words, said, rows })
    remember(this, words)
    meet('before')
    const answer = query.apply(this, parameters.map(hearing(meet)))
    meet('sent')
    return answer instanceof Promise ? answer.then(heard(meet)) : answer
  }
}

function remember(client: pg.Client, words: string): void {
  if (/^begin/i.test(words)) transactions.set(client, [])
  else if (/^(commit|rollback)/i.test(words)) transactions.delete(client)
  else transactions.get(client)?.push(words)
}

type Meet = (when: Passage['when'], rows?: number) => void

const rowsOf = (answer: unknown): number =>
  answer instanceof Object && 'rowCount' in answer ? Number(answer.rowCount) : 0

const heard = (meet: Meet) => (answer: unknown) => {
  meet('answered', rowsOf(answer))
  return answer
}

/** A callback among the parameters, which is told first that the answer is there. */
const hearing =
  (meet: Meet) =>
  (parameter: unknown): unknown =>
    typeof parameter !== 'function'
      ? parameter
      : (error: unknown, answer: unknown) => {
          if (!error) meet('answered', rowsOf(answer))
          return parameter(error, answer)
        }

/** The statement and its values; undefined for what is no plain statement, such as a COPY. */
function wordsOf([first, second]: readonly unknown[]): string | undefined {
  const { text, values } = textOf(first, second)
  if (text === undefined) return undefined
  const plain = Array.isArray(values) ? values.filter((value) => !Buffer.isBuffer(value)) : []
  return `${text.trim()} ${JSON.stringify(plain)}`
}

function textOf(first: unknown, second: unknown): { text?: string; values?: unknown } {
  if (typeof first === 'string') return { text: first, values: second }
  if (!(first instanceof Object) || !('text' in first) || 'submit' in first) return {}
  const { text } = first
  if (typeof text !== 'string') return {}
  return { text, values: 'values' in first ? first.values : second }
}

function tapEhr(): void {
  const moments = { create: 'before', bodySent: 'sent', trailers: 'answered' } as const
  for (const [moment, when] of Object.entries(moments)) {
    subscribe(`undici:request:${moment}`, (message) => {
      // As undici documents its channels.
      const { request } = message as { request: { method: string; path: string } }
      pass({ to: 'ehr', when, method: request.method, path: request.path })
    })
  }
}
