/** The cookies of one browser for one host, by name. */
export type Cookies = Map<string, string>

/** One request with the browser's cookies; a redirect is the answer, not followed. */
export async function send(
  url: string,
  cookies: Cookies,
  init: RequestInit = {},
): Promise<Response> {
  const headers = new Headers(init.headers)
  const sent = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  if (sent) headers.set('cookie', sent)
  const response = await fetch(url, { ...init, headers, redirect: 'manual' })
  for (const line of response.headers.getSetCookie()) keep(cookies, line)
  return response
}

function keep(cookies: Cookies, line: string): void {
  const pair = line.split(';')[0] ?? ''
  const at = pair.indexOf('=')
  if (/;\s*max-age=0/i.test(line)) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}

/** Where a redirect leads, as a whole URL. */
export function locationOf(response: Response): string {
  const location = response.headers.get('location')
  if (!location) throw new Error(`${response.url}: ${response.status}, and no redirect`)
  return new URL(location, response.url).href
}
