import { z } from 'zod'
import { hostList, readHeaders, refuseHost } from './outside-service.ts'

const HEADERS_FILE = 'transcriber-headers.json'

const commonFields = {
  CHARTSIDE_TRANSCRIBER_MODEL: z.string().min(1),
  CHARTSIDE_TRANSCRIBER_HOSTS: hostList,
  // An empty setting is none.
  CHARTSIDE_TRANSCRIBER_HINTS: z.enum(['', 'chart']).default(''),
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
  /** Whether it is told names from the chart, also on another host. */
  readonly isToldNames: boolean
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
  refuseHost(
    'CHARTSIDE_TRANSCRIBER',
    data.CHARTSIDE_TRANSCRIBER_URL,
    data.CHARTSIDE_TRANSCRIBER_HOSTS,
  )
  const service: Service = {
    url: data.CHARTSIDE_TRANSCRIBER_URL,
    model: data.CHARTSIDE_TRANSCRIBER_MODEL,
    headers: readHeaders(environment.CHARTSIDE_SECRETS_DIR, HEADERS_FILE),
    isToldNames: data.CHARTSIDE_TRANSCRIBER_HINTS === 'chart',
  }
  return data.CHARTSIDE_TRANSCRIBER === 'websocket'
    ? { engine: 'websocket', ...service }
    : { engine: 'openai', ...service, format: data.CHARTSIDE_TRANSCRIBER_FORMAT }
}
