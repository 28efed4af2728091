import type { Site } from '../site.ts'
import { shellRoutes } from './shell-routes.ts'

/** A browser at the shell of a site, without a network: it keeps its session cookie. */
export function aShell(site: Site) {
  const server = shellRoutes([site])
  let cookie = ''

  const get = (path: string): Promise<Response> =>
    Promise.resolve(server.request(`${site.origin}${path}`, { headers: { Cookie: cookie } }))

  const post = async (
    path: string,
    fields: Record<string, string>,
    origin: string = site.origin,
  ): Promise<Response> => {
    const response = await server.request(`${site.origin}${path}`, {
      method: 'POST',
      headers: { Cookie: cookie, Origin: origin },
      body: new URLSearchParams(fields),
    })
    cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie
    return response
  }

  const signIn = (next = ''): Promise<Response> =>
    post(`/${site.id}/ehr/sign-in`, { username: 'okafor.d', password: 'sandbox', next })

  const page = async (path: string): Promise<string> => (await get(path)).text()

  return { get, post, page, signIn, sessionCookie: () => cookie }
}
