import type { EhrRegister, EhrRegistration } from '../smart/ehr-registration.ts'

/** What may frame a page and where its forms may go, decided from the URL alone. */
export type PagePolicy = {
  /** Exact origins; none means that the page may not be framed. */
  readonly frameAncestors: readonly string[]
  readonly formTargets: readonly string[]
  /** Forms of this page are posted to us without a script, so it must say where they come from. */
  readonly postsForms: boolean
}

/**
 * The EHR that a URL belongs to: by the launch id's prefix, the callback's path, or the `iss` or
 * `ehr` parameter. A made-up prefix leads to a page without a session, so it opens nothing.
 */
function registrationOf(url: URL, ehrs: EhrRegister): EhrRegistration | undefined {
  const [, place, name = ''] = url.pathname.split('/')
  const named = (id: string | null) => ehrs.all().find((entry) => entry.id === id)
  switch (place) {
    case 'l':
      return named(name.slice(0, name.lastIndexOf('.')))
    case 'callback':
      return named(name)
    case 'problem':
      return named(url.searchParams.get('ehr'))
    case 'launch':
      return ehrs.byIssuer(url.searchParams.get('iss') ?? '')
    default:
      return undefined
  }
}

export function pagePolicy(url: URL, ehrs: EhrRegister): PagePolicy {
  const registration = registrationOf(url, ehrs)
  const postsForms = /^\/console(\/|$)/.test(url.pathname)
  if (!registration) return { frameAncestors: [], formTargets: [], postsForms }
  const isLaunch = url.pathname === '/launch'
  return {
    postsForms,
    frameAncestors: registration.frameOrigins,
    // Only the page that posts the authorization request leaves us by form (2.2.0@133).
    formTargets: isLaunch
      ? [new URL(registration.issuer).origin, ...registration.endpointOrigins]
      : [],
  }
}

/** The policy of every page (S1, S33). Scripts and styles need the nonce of their own response. */
export function contentSecurityPolicy(policy: PagePolicy, nonce: string): string {
  const sources = (first: string, more: readonly string[]) => [first, ...more].join(' ')
  const directives = {
    'default-src': `'self'`,
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    // A file of ours, with a policy of its own (next.config.js).
    'worker-src': `'self'`,
    'connect-src': `'self'`,
    'object-src': `'none'`,
    'base-uri': `'none'`,
    'form-action': sources(`'self'`, policy.formTargets),
    'frame-src': `'none'`,
    'frame-ancestors':
      policy.frameAncestors.length > 0 ? policy.frameAncestors.join(' ') : `'none'`,
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
