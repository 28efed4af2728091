import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isThisMachine } from '../kernel/this-machine.ts'

const HEADERS_FILE = 'transcriber-headers.json'

const headersSchema = z.record(z.string(), z.string())
const commonFields = {
  CHARTSIDE_TRANSCRIBER_MODEL: z.string().min(1),
  CHARTSIDE_TRANSCRIBER_HOSTS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((host) => host.trim().toLowerCase())),
}

const environmentSchema = z.discriminatedUnion('CHARTSIDE_TRANSCRIBER', [
  z.object({ CHARTSIDE_TRANSCRIBER: z.literal('pocketsphinx') }),
  z.object({
    CHARTSIDE_TRANSCRIBER: z.literal('openai'),
    CHARTSIDE_TRANSCRIBER_URL: z.url({ protocol: /^https?$/ }),
    CHARTSIDE_TRANSCRIBER_FORMAT: z
      .enum(['json', 'verbose_json', 'diarized_json'])
      .default('verbose_json'),
    ...commonFields,
  }),
  z.object({
    CHARTSIDE_TRANSCRIBER: z.literal('websocket'),
    CHARTSIDE_TRANSCRIBER_URL: z.url({ protocol: /^wss?$/ }),
    ...commonFields,
  }),
])

type Service = {
  readonly url: string
  readonly model: string
  readonly headers: Readonly<Record<string, string>>
}

/** Which engine recognises speech. */
export type TranscriberSettings =
  | { readonly engine: 'pocketsphinx' }
  | (Service & {
      readonly engine: 'openai'
      readonly format: 'json' | 'verbose_json' | 'diarized_json'
    })
  | (Service & { readonly engine: 'websocket' })

/**
 * Reads which engine recognises speech; undefined when none is named. A host other than this machine
 * has to be on the list of allowed ones, and is reached over TLS only (G17).
 *
 * @throws Error that names every setting that is wrong, never its value
 */
export function readTranscriberSettings(
  environment: Record<string, string | undefined> = process.env,
): TranscriberSettings | undefined {
  if (!environment.CHARTSIDE_TRANSCRIBER) return undefined
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    )
  }
  const { data } = parsed
  if (data.CHARTSIDE_TRANSCRIBER === 'pocketsphinx') return { engine: 'pocketsphinx' }
  refuseHost(data.CHARTSIDE_TRANSCRIBER_URL, data.CHARTSIDE_TRANSCRIBER_HOSTS)
  const service: Service = {
    url: data.CHARTSIDE_TRANSCRIBER_URL,
    model: data.CHARTSIDE_TRANSCRIBER_MODEL,
    headers: readHeaders(environment.CHARTSIDE_SECRETS_DIR),
  }
  return data.CHARTSIDE_TRANSCRIBER === 'websocket'
    ? { engine: 'websocket', ...service }
    : { engine: 'openai', ...service, format: data.CHARTSIDE_TRANSCRIBER_FORMAT }
}

function refuseHost(url: string, allowed: readonly string[]): void {
  const { hostname, host, protocol } = new URL(url)
  if (isThisMachine(hostname)) return
  if (!allowed.includes(host)) {
    throw new Error('CHARTSIDE_TRANSCRIBER_URL: its host is not in CHARTSIDE_TRANSCRIBER_HOSTS')
  }
  if (protocol !== 'https:' && protocol !== 'wss:') {
    throw new Error('CHARTSIDE_TRANSCRIBER_URL: speech leaves this machine over TLS only')
  }
}

function readHeaders(folder: string | undefined): Readonly<Record<string, string>> {
  const path = folder && join(folder, HEADERS_FILE)
  if (!path || !existsSync(path)) return {}
  try {
    return headersSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new Error(`${HEADERS_FILE}: is no JSON object of names and texts`)
  }
}
