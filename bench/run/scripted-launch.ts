import { type Cookies, locationOf, send } from './http.ts'

export type ScriptedLaunch = {
  /** Every address on the way, the visit's page last. */
  readonly way: readonly string[]
  readonly page: string
  /** Of the host of that page. */
  readonly cookies: Cookies
}

const LONGEST_WAY = 12

/**
 * An EHR launch as a browser does it, without one: every redirect with its cookies, then the whole
 * page.
 * @throws Error when it does not end on the page of a visit
 */
export async function scriptedLaunch(launchUrl: string): Promise<ScriptedLaunch> {
  const jars = new Map<string, Cookies>()
  const jarOf = (url: string): Cookies => {
    const { hostname } = new URL(url)
    const jar = jars.get(hostname) ?? new Map<string, string>()
    jars.set(hostname, jar)
    return jar
  }
  const way = [launchUrl]
  for (let url = launchUrl; way.length < LONGEST_WAY; way.push(url)) {
    const response = await send(url, jarOf(url))
    if (response.status < 300 || response.status > 399) {
      const page = await response.text()
      const { pathname } = new URL(url)
      if (response.status !== 200 || !pathname.startsWith('/l/'))
        throw new Error(`the launch ended with ${response.status} at ${pathname}`)
      return { way, page, cookies: jarOf(url) }
    }
    await response.body?.cancel()
    url = locationOf(response)
  }
  throw new Error('the launch went round in circles')
}
