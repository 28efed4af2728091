import { z } from 'zod'
import { startChild } from '#bin/process/child.ts'
import { saysReady } from '#bin/process/readiness.ts'
import type { SandboxClient } from '#bin/supervise/sandbox-ehrs.ts'

const ledgerSchema = z.object({
  entries: z.array(
    z.object({
      at: z.string(),
      interaction: z.enum(['create', 'update', 'delete']),
      type: z.string(),
      id: z.string(),
      version: z.number(),
      patientIds: z.array(z.string()),
      encounterIds: z.array(z.string()),
      contentSha256: z.array(z.string()),
      writer: z.object({ by: z.enum(['app', 'ehr']), requestId: z.string().optional() }),
    }),
  ),
})
export type LedgerEntry = z.output<typeof ledgerSchema>['entries'][number]

const requestsSchema = z.object({
  entries: z.array(
    z.object({
      at: z.string(),
      method: z.string(),
      path: z.string(),
      requestId: z.string(),
      faults: z.array(z.string()),
    }),
  ),
})
export type LoggedRequest = z.output<typeof requestsSchema>['entries'][number]

/** What can be armed at the sandbox; its own schema says what it takes. */
export type SandboxFault = {
  readonly kind: string
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly path?: string
  readonly times?: number
  readonly status?: number
  readonly retryAfter?: string
  readonly milliseconds?: number
  readonly bytesPerSecond?: number
}

/** The EHR on the other side of the wire, which outlives every process of ours. */
export type Sandbox = {
  readonly origin: string
  stop(): Promise<void>
  site(id: string): SandboxSite
}

export type SandboxSite = {
  /** Everything as it was at the start: documents, tokens, faults, records. */
  reset(): Promise<void>
  arm(fault: SandboxFault): Promise<void>
  disarm(): Promise<void>
  expireTokens(): Promise<void>
  revokeTokens(): Promise<void>
  ledger(): Promise<readonly LedgerEntry[]>
  requests(): Promise<readonly LoggedRequest[]>
}

export async function startSandbox(options: {
  readonly root: string
  readonly port: number
  readonly clients: readonly SandboxClient[]
}): Promise<Sandbox> {
  const { root, port, clients } = options
  const origin = `http://127.0.0.1:${port}`
  const child = await startChild(
    {
      name: 'sandbox',
      command: process.execPath,
      args: ['sandbox/main.ts', '--port', String(port)],
      cwd: root,
      env: {
        PATH: process.env.PATH,
        SANDBOX_CLIENTS: JSON.stringify(clients),
        SANDBOX_ORIGIN: origin,
        SANDBOX_TIME_ZONE: 'UTC',
      },
      account: undefined,
      stopSignal: 'SIGTERM',
      stopWithinMs: 20_000,
      ready: saysReady,
      readyWithinMs: 120_000,
    },
    () => undefined,
    new AbortController().signal,
  )
  return { origin, stop: child.stop, site: (id) => siteAt(`${origin}/${id}/control`) }
}

function siteAt(base: string): SandboxSite {
  const ask = async (method: string, path: string, body?: object): Promise<string> => {
    const answer = await fetch(`${base}/${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`)
    return text
  }
  const tell = async (method: string, path: string, body?: object): Promise<void> => {
    await ask(method, path, body)
  }
  return {
    reset: () => tell('POST', 'reset'),
    arm: (fault) => tell('POST', 'faults', fault),
    disarm: () => tell('DELETE', 'faults'),
    expireTokens: () => tell('POST', 'tokens/expire'),
    revokeTokens: () => tell('POST', 'tokens/revoke'),
    ledger: async () => ledgerSchema.parse(JSON.parse(await ask('GET', 'ledger'))).entries,
    requests: async () => requestsSchema.parse(JSON.parse(await ask('GET', 'requests'))).entries,
  }
}
