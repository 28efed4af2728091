import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** Which requests a fault meets when it is armed without a method. */
type Scope = 'any' | 'read' | 'write'

/** What can go wrong at an EHR. `{parameter}` names what can be set beside `kind`. */
export const faultKinds = {
  delay: { scope: 'any', say: 'Answer {milliseconds} late' },
  'drop-before-commit': { scope: 'write', say: 'Close the connection, write nothing' },
  'drop-after-commit': { scope: 'write', say: 'Write, then close the connection' },
  status: { scope: 'any', say: 'Answer {status}, with {retryAfter} when set' },
  'error-before-commit': { scope: 'write', say: 'Answer 500, write nothing' },
  'error-after-commit': { scope: 'write', say: 'Write, then answer 500' },
  unauthorized: { scope: 'any', say: 'Answer 401 although the token is good' },
  html: { scope: 'any', say: 'Answer 200 with a page of HTML' },
  redirect: { scope: 'any', say: 'Answer 307 to {origin}' },
  'alter-content': { scope: 'write', say: 'Store another text than was sent' },
  'duplicate-commit': { scope: 'write', say: 'Write the same create twice' },
  'index-lag': { scope: 'read', say: 'Do not find what was written in the last {seconds}' },
  'huge-page': { scope: 'read', say: 'Put every match on one page' },
  'wrong-patient': { scope: 'read', say: 'Put another patient’s record into the answer' },
  'lying-total': { scope: 'read', say: 'Report a thousand matches more than there are' },
  'looped-next': { scope: 'read', say: 'Let the next page be this page' },
  'foreign-next': { scope: 'read', say: 'Let the next page be at {origin}' },
  'foreign-location': { scope: 'write', say: 'Name a Location at {origin}' },
  'relative-location': { scope: 'write', say: 'Name a Location without the server' },
  'no-location': { scope: 'write', say: 'Say neither where nor which version it is' },
  'foreign-attachment': { scope: 'read', say: 'Let attachments be at {origin}' },
  'empty-body': { scope: 'any', say: 'Leave the body out' },
  'truncated-body': { scope: 'any', say: 'Send half of the body as if it were all' },
  'broken-body': { scope: 'any', say: 'Close the connection in the middle of the body' },
  'stalled-body': { scope: 'any', say: 'Send the headers and then nothing' },
  'slow-body': { scope: 'any', say: 'Send the body at {bytesPerSecond}' },
  'endless-body': { scope: 'any', say: 'Never stop sending' },
} as const satisfies Record<string, { scope: Scope; say: string }>

export type FaultKind = keyof typeof faultKinds

const isFaultKind = (text: string): text is FaultKind => Object.hasOwn(faultKinds, text)

export const faultSchema = z.strictObject({
  kind: z.string().refine(isFaultKind, 'is not a kind of fault'),
  method: z.enum(['GET', 'POST', 'PUT']).optional(),
  /** Below the site; `*` stands for any text. */
  path: z.string().min(1).max(200).default('fhir/*'),
  /** How many requests it meets. */
  times: z.int().min(1).max(1_000_000).default(1),
  milliseconds: z.int().min(0).max(600_000).default(5000),
  status: z.int().min(400).max(599).default(503),
  retryAfter: z.string().max(100).optional(),
  seconds: z.number().min(0).max(3600).default(10),
  bytesPerSecond: z.number().min(0.1).max(1_000_000).default(1),
  /** Where links and redirects lead; the trap of the site when not given. */
  origin: z.url().optional(),
})

export type Fault = z.infer<typeof faultSchema>

export type ArmedFault = Fault & { readonly id: string; readonly timesLeft: number }

/** The faults armed at a site. Each meets the next fitting requests and is then gone. */
export interface Faults {
  arm(fault: Fault): ArmedFault
  list(): readonly ArmedFault[]
  disarm(id: string): boolean
  clear(): void
  /** The faults a request meets, in the order in which they were armed; counts them down. */
  take(request: { readonly method: string; readonly path: string }): readonly ArmedFault[]
}

const isWrite = (method: string, path: string): boolean =>
  method === 'PUT' || (method === 'POST' && !path.endsWith('/_search'))

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

const patternOf = (glob: string): RegExp =>
  new RegExp(`^${glob.split('*').map(escaped).join('.*')}$`)

function meets(fault: Fault, method: string, path: string): boolean {
  if (!patternOf(fault.path).test(path)) return false
  if (fault.method) return fault.method === method
  const { scope } = faultKinds[fault.kind]
  return scope === 'any' || scope === (isWrite(method, path) ? 'write' : 'read')
}

export function createFaults(): Faults {
  let armed: readonly ArmedFault[] = []
  return {
    arm: (fault) => {
      const added = { ...fault, id: randomUUID(), timesLeft: fault.times }
      armed = [...armed, added]
      return added
    },
    list: () => armed,
    disarm: (id) => {
      const before = armed.length
      armed = armed.filter((fault) => fault.id !== id)
      return armed.length < before
    },
    clear: () => {
      armed = []
    },
    take: ({ method, path }) => {
      const met = armed.filter((fault) => meets(fault, method, path))
      armed = armed
        .map((fault) =>
          met.includes(fault) ? { ...fault, timesLeft: fault.timesLeft - 1 } : fault,
        )
        .filter((fault) => fault.timesLeft > 0)
      return met
    },
  }
}
