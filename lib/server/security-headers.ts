import { contentSecurityPolicy, type PagePolicy } from './page-policy.ts'

export type SecurityHeaders = Readonly<Record<string, string>> & {
  readonly 'content-security-policy': string
}

/** The headers of every answer of ours (S1, S2, S28, S29, A11). */
export function securityHeaders(
  policy: PagePolicy,
  options: { readonly nonce: string; readonly publicUrl: string },
): SecurityHeaders {
  const mayBeFramed = policy.frameAncestors.length > 0
  return {
    'content-security-policy': contentSecurityPolicy(policy, options.nonce),
    // With `no-referrer` a browser says `Origin: null` for a form that it posts itself.
    'referrer-policy': policy.postsForms ? 'same-origin' : 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'microphone=(self), camera=(), geolocation=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Older than frame-ancestors and unable to name origins: only where nobody may frame (S2).
    ...(!mayBeFramed && { 'x-frame-options': 'DENY' }),
    ...(options.publicUrl.startsWith('https:') && {
      'strict-transport-security': 'max-age=31536000',
    }),
  }
}
