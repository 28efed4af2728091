import type { Site } from '../site.ts'

/** The one client of the identity provider: the console (OpenID Connect Core §2). */
export type IdpClient = {
  readonly id: string
  readonly secret: string
  /** Compared character by character. */
  readonly redirectUri: string
  readonly afterSignOut: string
}

/** Somebody of the organisation. Synthetic, like everything here. */
export type IdpAccount = {
  readonly username: string
  readonly name: string
  readonly groups: readonly string[]
  /** The user of the first site that is the same person. */
  readonly ehrUsername?: string
}

export const idpAccounts: readonly IdpAccount[] = [
  { username: 'haddad.l', name: 'Leila Haddad', groups: ['chartside-privacy'] },
  { username: 'weir.j', name: 'Jonas Weir', groups: ['chartside-audit'] },
  { username: 'castellan.m', name: 'Mira Castellan', groups: ['chartside-admin'] },
  {
    username: 'okafor.d',
    name: 'Daniel Okafor',
    groups: ['clinicians', 'chartside-clinicians'],
    ehrUsername: 'okafor.d',
  },
  { username: 'noone.p', name: 'Pat Noone', groups: ['kitchen'] },
]

/** How an id_token can be wrong. `valid` is what a healthy provider issues. */
export const idpModes = {
  valid: 'RS256, right in every claim.',
  es256: 'ES256, right in every claim.',
  'alg-none': 'Unsigned: alg none.',
  'wrong-key': 'Signed with a key that was never published, under a published kid.',
  'wrong-audience': 'For another client.',
  'wrong-issuer': 'From another issuer.',
  'wrong-nonce': 'With another nonce.',
  expired: 'Expired an hour ago.',
  'no-groups': 'Without the groups claim.',
  absent: 'No id_token.',
} as const

export type IdpMode = keyof typeof idpModes

/** The organisation's identity provider beside its EHRs. */
export type IdentityProvider = {
  /** `${origin}/idp`: the OpenID issuer. */
  readonly issuer: string
  readonly origin: string
  readonly client: IdpClient
  readonly sites: readonly Site[]
  readonly now: () => Date
  mode: IdpMode
}
