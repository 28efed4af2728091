import { z } from 'zod'
import { hostList, readHeaders, refuseHost } from './outside-service.ts'

const HEADERS_FILE = 'drafter-headers.json'

const environmentSchema = z.object({
  CHARTSIDE_DRAFTER: z.enum(['openai', 'anthropic']),
  CHARTSIDE_DRAFTER_URL: z.url({ protocol: /^https?$/ }),
  CHARTSIDE_DRAFTER_MODEL: z.string().min(1).max(100),
  CHARTSIDE_DRAFTER_FORMAT: z.enum(['json_schema', 'json_object']).default('json_schema'),
  CHARTSIDE_DRAFTER_TIMEOUT_S: z.coerce.number().int().min(1).max(600).default(120),
  CHARTSIDE_DRAFTER_HOSTS: hostList,
})

/** Which language model may draft, and where it is. */
export type DrafterSettings = {
  /** Whose API its service speaks. */
  readonly api: 'openai' | 'anthropic'
  /** Where the API begins: `https://models.example.org/v1`. */
  readonly url: string
  readonly model: string
  /** How the form of the answer is asked for; not every service of OpenAI's API takes a schema. */
  readonly format: 'json_schema' | 'json_object'
  readonly timeoutMs: number
  /** Sent with every request, such as Authorization. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Reads which model drafts; undefined when none is named, and then nothing is offered.
 * @throws Error that names every setting that is wrong, never its value
 */
export function readDrafterSettings(
  environment: Record<string, string | undefined> = process.env,
): DrafterSettings | undefined {
  if (!environment.CHARTSIDE_DRAFTER) return undefined
  const parsed = environmentSchema.safeParse(environment)
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    )
  }
  const { data } = parsed
  refuseHost('CHARTSIDE_DRAFTER', data.CHARTSIDE_DRAFTER_URL, data.CHARTSIDE_DRAFTER_HOSTS)
  return {
    api: data.CHARTSIDE_DRAFTER,
    url: data.CHARTSIDE_DRAFTER_URL,
    model: data.CHARTSIDE_DRAFTER_MODEL,
    format: data.CHARTSIDE_DRAFTER_FORMAT,
    timeoutMs: data.CHARTSIDE_DRAFTER_TIMEOUT_S * 1000,
    headers: readHeaders(environment.CHARTSIDE_SECRETS_DIR, HEADERS_FILE),
  }
}
