import { existsSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type DrafterSettings, readDrafterSettings } from './drafter-settings.ts'
import { keySetSchema } from './key-set.ts'
import { logKeysSchema } from './log-keys.ts'
import { readTranscriberSettings, type TranscriberSettings } from './transcriber-settings.ts'

const PUBLIC_URL_DEFAULT = 'http://app.localhost:3000'

const environmentSchema = z.object({
  CHARTSIDE_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => new URL(url).origin)
    .default(PUBLIC_URL_DEFAULT),
  DATABASE_URL: z.string({ error: 'the connection URL of PostgreSQL' }).min(1),
  DATABASE_AUDIT_URL: z.string().optional(),
  DATABASE_SEAL_URL: z.string().optional(),
  CHARTSIDE_SECRETS_DIR: z.string({ error: 'the folder with the key files' }).min(1),
  CHARTSIDE_EHRS_FILE: z.string().optional(),
  CHARTSIDE_SANDBOX_EHRS: z.string().optional(),
  CHARTSIDE_CONSOLE_FILE: z.string().optional(),
  CHARTSIDE_SANDBOX_CONSOLE: z.string().optional(),
  CHARTSIDE_AUDIT_HEADS_DIR: z.string().optional(),
  CHARTSIDE_AUDIT_HEADS_URL: z.url({ protocol: /^https?$/ }).optional(),
  CHARTSIDE_NODE_NAME: z.string().min(1).max(64).default(hostname()),
  CHARTSIDE_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  CHARTSIDE_AUDIO_KEPT: z.enum(['transcript', 'filed']).default('transcript'),
  CHARTSIDE_GALLERY: z.stringbool().default(false),
})

/** JWK Set of our private client keys (RFC 7517); checked closely where they are used. */
const clientKeysSchema = z.object({
  keys: z
    .array(z.looseObject({ kid: z.string(), alg: z.enum(['ES384', 'RS384']), kty: z.string() }))
    .min(1),
})

export type ClientJwk = z.output<typeof clientKeysSchema>['keys'][number]

const secretFiles = {
  encryption: { name: 'encryption-keys.json', schema: keySetSchema },
  auditMac: { name: 'audit-mac-keys.json', schema: keySetSchema },
  auditLog: { name: 'audit-log-keys.json', schema: logKeysSchema },
  auditHeadsHeaders: {
    name: 'audit-heads-headers.json',
    schema: z.record(z.string(), z.string()),
    whenAbsent: {},
  },
  clientKeys: { name: 'client-keys.json', schema: clientKeysSchema },
} as const

type Secrets = {
  readonly [K in keyof typeof secretFiles]: z.output<(typeof secretFiles)[K]['schema']>
}

export type Config = {
  /** The origin under which browsers reach us; the only one we trust (S22). */
  readonly publicUrl: string
  readonly databaseUrl: string
  /** As who may read the audit trail; that of the application, which then acts as both. */
  readonly auditDatabaseUrl: string
  /** As who seals it; only the worker and the command need it. */
  readonly sealDatabaseUrl: string
  /** Path of the registrations; read again when it changes. */
  readonly ehrsFile: string | undefined
  /** Registrations of the sandbox as JSON, handed over by the supervisor. */
  readonly sandboxEhrs: string | undefined
  /** Path of the console's settings; without the file there is no console. */
  readonly consoleFile: string | undefined
  /** Settings of the sandbox's identity provider as JSON, used when there is no file. */
  readonly sandboxConsole: string | undefined
  /** Names this process in the audit trail; the same over restarts. */
  readonly nodeName: string
  readonly logLevel: z.output<typeof environmentSchema>['CHARTSIDE_LOG_LEVEL']
  /** Until when the sound of a recording is kept: its final transcript, or the filed note. */
  readonly audioKept: z.output<typeof environmentSchema>['CHARTSIDE_AUDIO_KEPT']
  /** Which engine recognises speech; undefined: nothing is recorded. */
  readonly transcriber: TranscriberSettings | undefined
  /** Which model may draft; undefined: none is offered. */
  readonly drafter: DrafterSettings | undefined
  readonly gallery: boolean
  /** Where signed heads of the audit trail are kept outside the database: a folder, a web address. */
  readonly auditHeads: {
    readonly folder: string | undefined
    readonly url: string | undefined
    /** Sent with every request to the web address, such as Authorization. */
    readonly headers: Readonly<Record<string, string>>
  }
  /** Where the secrets were read from. */
  readonly secretsFolder: string
  readonly secrets: Secrets
}

/**
 * Reads and checks everything the process needs from outside, once.
 * @throws Error that lists all that is missing or wrong, each with its name
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = environmentSchema.safeParse(dropEmpty(environment))
  const complaints = parsed.success ? [] : parsed.error.issues.map(complaint)
  const folder = environment.CHARTSIDE_SECRETS_DIR
  const transcriber = settingsOr(() => readTranscriberSettings(environment), complaints)
  const drafter = settingsOr(() => readDrafterSettings(environment), complaints)
  const secrets = folder ? readSecrets(folder, complaints) : undefined
  if (!parsed.success || !secrets || complaints.length > 0) {
    throw new Error(
      `Chartside cannot start:\n${complaints.map((line) => `  - ${line}`).join('\n')}`,
    )
  }
  return Object.freeze({
    publicUrl: parsed.data.CHARTSIDE_PUBLIC_URL,
    databaseUrl: parsed.data.DATABASE_URL,
    auditDatabaseUrl: parsed.data.DATABASE_AUDIT_URL ?? parsed.data.DATABASE_URL,
    sealDatabaseUrl: parsed.data.DATABASE_SEAL_URL ?? parsed.data.DATABASE_URL,
    ehrsFile: parsed.data.CHARTSIDE_EHRS_FILE,
    sandboxEhrs: parsed.data.CHARTSIDE_SANDBOX_EHRS,
    consoleFile: parsed.data.CHARTSIDE_CONSOLE_FILE,
    sandboxConsole: parsed.data.CHARTSIDE_SANDBOX_CONSOLE,
    nodeName: parsed.data.CHARTSIDE_NODE_NAME,
    logLevel: parsed.data.CHARTSIDE_LOG_LEVEL,
    audioKept: parsed.data.CHARTSIDE_AUDIO_KEPT,
    transcriber,
    drafter,
    gallery: parsed.data.CHARTSIDE_GALLERY,
    auditHeads: {
      folder: parsed.data.CHARTSIDE_AUDIT_HEADS_DIR,
      url: parsed.data.CHARTSIDE_AUDIT_HEADS_URL,
      headers: secrets.auditHeadsHeaders,
    },
    secretsFolder: parsed.data.CHARTSIDE_SECRETS_DIR,
    secrets,
  })
}

function settingsOr<T>(read: () => T, complaints: string[]): T | undefined {
  try {
    return read()
  } catch (problem) {
    complaints.push(...String(problem instanceof Error ? problem.message : problem).split('\n'))
    return undefined
  }
}

function readSecrets(folder: string, complaints: string[]): Secrets | undefined {
  const read = Object.entries(secretFiles).map(([name, file]) => {
    try {
      const path = join(folder, file.name)
      if ('whenAbsent' in file && !existsSync(path)) return [name, file.whenAbsent]
      const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
      const parsed = file.schema.safeParse(content)
      if (parsed.success) return [name, parsed.data]
      complaints.push(...parsed.error.issues.map((issue) => `${file.name}: ${complaint(issue)}`))
    } catch {
      complaints.push(`${file.name}: cannot be read as JSON in CHARTSIDE_SECRETS_DIR`)
    }
    return [name, undefined]
  })
  // Each entry was parsed by the schema of its own name, or a complaint stops the start.
  return complaints.length === 0 ? (Object.fromEntries(read) as Secrets) : undefined
}

/** Names the place and what is asked; never the value, which may be a secret. */
const complaint = (issue: z.core.$ZodIssue): string =>
  `${issue.path.join('.') || 'value'}: ${issue.message}`

const dropEmpty = (environment: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
