import { parseArgs } from 'node:util'
import { z } from 'zod'
import { resourceTypes } from './fhir/search-parameters.ts'
import type { IdpClient } from './idp/identity-provider.ts'
import type { RegisteredClient } from './site.ts'

export type SiteClient = RegisteredClient & { readonly site: string }

export type SandboxConfig = {
  /** What browsers and apps call the sandbox, e.g. `http://ehr.localhost:4000`. */
  readonly origin: string
  readonly host: string
  readonly port: number
  readonly seed: number
  readonly timeZone: string
  readonly clients: readonly SiteClient[]
  /** Absent: there is no identity provider. */
  readonly idpClient: IdpClient | undefined
  /** A folder of bundles to add to the first site. */
  readonly patients: string | undefined
}

const defaultPort = 4000

const authentication = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none') }),
  z.strictObject({ method: z.literal('client_secret_basic'), secret: z.string().min(1) }),
  z.strictObject({ method: z.literal('private_key_jwt'), jwksUrl: z.url() }),
])

const siteClient = z.strictObject({
  site: z.string(),
  id: z.string().min(1),
  name: z.string().min(1),
  authentication,
  redirectUris: z.array(z.url()).min(1),
  launchUrl: z.url(),
  scopes: z.array(z.string().min(1)).min(1),
})

const idpClient = z.strictObject({
  id: z.string().min(1),
  secret: z.string().min(16),
  redirectUri: z.url(),
  afterSignOut: z.url(),
})

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}

const port = z.coerce.number().int().min(1).max(65_535)
const isOn = z.literal('1').optional()

const fromJson = (text: string, context: z.RefinementCtx): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue('is not JSON')
    return z.NEVER
  }
}

const variables = z.object({
  NODE_ENV: z.string().optional(),
  SANDBOX_FORCE: isOn,
  SANDBOX_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  SANDBOX_HOST: z.string().min(1).default('127.0.0.1'),
  SANDBOX_PORT: port.optional(),
  SANDBOX_SEED: z.coerce.number().int().min(0).default(7),
  SANDBOX_TIME_ZONE: z.string().refine(isTimeZone, 'is not an IANA time zone').optional(),
  SANDBOX_IDP_CLIENT: z.string().transform(fromJson).pipe(idpClient).optional(),
  SANDBOX_CLIENTS: z.string().transform(fromJson).pipe(z.array(siteClient)).optional(),
})

const switches = z.object({ port: port.optional(), patients: z.string().min(1).optional() })

/** The clinical scopes a client may ask for when nobody registered one. */
const chartsideScopes: readonly string[] = [
  'openid',
  'fhirUser',
  'launch',
  'launch/patient',
  'launch/encounter',
  'online_access',
  'offline_access',
  ...resourceTypes.flatMap((type) => [`patient/${type}.cruds`, `user/${type}.cruds`]),
]

/** Chartside at its usual address, registered as a public client everywhere. */
const builtInClient = (site: string): SiteClient => ({
  site,
  id: 'chartside',
  name: 'Chartside',
  authentication: { method: 'none' },
  redirectUris: [`http://app.localhost:3000/callback/${site}`],
  launchUrl: 'http://app.localhost:3000/launch',
  scopes: chartsideScopes,
})

/** A start that cannot be, with everything that is wrong with it. */
export class ConfigError extends Error {}

function parseSwitches(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { port: { type: 'string' }, patients: { type: 'string' } },
    })
    return switches.safeParse(values)
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  }
}

const problemsOf = (error: z.ZodError | undefined, prefix: string): readonly string[] =>
  (error?.issues ?? []).map(
    (issue) => `${prefix}${issue.path.map(String).join('.')}: ${issue.message}`,
  )

/**
 * Reads the sandbox's configuration. Throws a ConfigError that lists all that is wrong.
 * @param argv the arguments after the script
 * @param siteIds the sites clients can be registered with
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
  siteIds: readonly string[],
): SandboxConfig {
  const set = variables.safeParse(environment)
  const given = parseSwitches(argv)
  if (!set.success || !given.success) {
    const problems = [...problemsOf(set.error, ''), ...problemsOf(given.error, '--')]
    throw new ConfigError(problems.join('\n'))
  }
  const { data } = set
  if (data.NODE_ENV === 'production' && data.SANDBOX_FORCE === undefined) {
    throw new ConfigError('The sandbox is no EHR: it does not start with NODE_ENV=production')
  }
  const clients = data.SANDBOX_CLIENTS ?? siteIds.map(builtInClient)
  const strays = clients.filter(({ site }) => !siteIds.includes(site))
  if (strays.length > 0) {
    throw new ConfigError(
      `SANDBOX_CLIENTS: there is no site ${strays.map(({ site }) => site).join(', ')}`,
    )
  }
  const chosenPort = given.data.port ?? data.SANDBOX_PORT ?? defaultPort
  return {
    origin: new URL(data.SANDBOX_ORIGIN ?? `http://ehr.localhost:${chosenPort}`).origin,
    host: data.SANDBOX_HOST,
    port: chosenPort,
    seed: data.SANDBOX_SEED,
    timeZone: data.SANDBOX_TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    clients,
    idpClient: data.SANDBOX_IDP_CLIENT,
    patients: given.data.patients,
  }
}
