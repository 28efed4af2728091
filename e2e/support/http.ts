import { type IncomingHttpHeaders, request } from 'node:http'

// Node does not resolve names below `localhost` everywhere, browsers do: so requests of our own go
// to the loopback address and name the host.

export type Sent = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | undefined
  readonly cookies?: CookieJar
}

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Each `Set-Cookie` as it came. */
  readonly setCookies: readonly string[]
  readonly text: string
}

/** The cookies of one browser, by host and name. */
export type CookieJar = Map<string, Map<string, string>>

export const cookieJar = (): CookieJar => new Map()

/** One request exactly as given: nothing is added but Host, cookies and length; no redirect. */
export function send(url: string, sent: Sent = {}): Promise<Answer> {
  const { host, hostname, port, pathname, search } = new URL(url)
  const { method = 'GET', headers = {}, body, cookies } = sent
  const cookie = cookieHeader(cookies?.get(hostname))
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        ...{ host: '127.0.0.1', port, method, path: `${pathname}${search}`, agent: false },
        headers: {
          host,
          ...(cookie && { cookie }),
          ...(body !== undefined && lengthOf(body, headers)),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const setCookies = incoming.headers['set-cookie'] ?? []
          if (cookies) keep(cookies, hostname, setCookies)
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, setCookies, text })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** A body in chunks does not give its length. */
const lengthOf = (body: string | Uint8Array, headers: Sent['headers'] = {}) =>
  'transfer-encoding' in headers ? {} : { 'content-length': String(Buffer.byteLength(body)) }

/** Where a redirect leads, as a whole URL. */
export const locationOf = (answer: Answer, from: string): string =>
  new URL(answer.headers.location ?? '', from).href

const cookieHeader = (cookies: ReadonlyMap<string, string> | undefined): string =>
  [...(cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')

function keep(jar: CookieJar, hostname: string, setCookies: readonly string[]): void {
  const cookies = jar.get(hostname) ?? new Map<string, string>()
  jar.set(hostname, cookies)
  for (const line of setCookies) {
    const [pair = ''] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    if (/;\s*max-age=0/i.test(line)) cookies.delete(name)
    else cookies.set(name, value.join('='))
  }
}
