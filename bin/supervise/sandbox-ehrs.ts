import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { ehrRegistrationSchema } from '#lib/smart/ehr-registration.ts'
import { defaultScopes, toV1Scopes } from '#lib/smart/scopes.ts'
import type { RegisteredClient } from '#sandbox/site.ts'

type Registration = z.input<typeof ehrRegistrationSchema>
type Verified = 'conditionalCreate' | 'identifierSearch' | 'ifMatch' | 'showsAddenda' | 'provenance'
type Site = Pick<
  Registration,
  'id' | 'name' | 'profile' | 'authentication' | 'whereNotesAppear' | Verified
>

const UNDER_NOTES = 'In the sandbox’s chart, under Notes.'

/** Each site authenticates the app in another way, so that all of them are exercised. */
const sites = (): readonly Site[] => [
  {
    id: 'greyfield',
    name: 'Greyfield EHR (sandbox)',
    profile: 'us-core-9',
    // The sandbox's own tests show it: two equal conditional POSTs give one document, and what was
    // filed is found by its identifier at once.
    conditionalCreate: 'verified',
    identifierSearch: 'verified',
    // So do those of updates, and of its list of notes.
    ifMatch: 'verified',
    showsAddenda: true,
    provenance: 'create',
    authentication: { method: 'private_key_jwt', algorithm: 'ES384' },
    whereNotesAppear: UNDER_NOTES,
  },
  {
    id: 'millbrook',
    name: 'Millbrook Regional (sandbox)',
    profile: 'millennium',
    ifMatch: 'verified',
    authentication: {
      method: 'client_secret_basic',
      secret: randomBytes(24).toString('base64url'),
    },
    whereNotesAppear: UNDER_NOTES,
  },
  {
    id: 'eastvale',
    name: 'Eastvale Health (sandbox)',
    profile: 'epic',
    authentication: { method: 'private_key_jwt', algorithm: 'RS384' },
    whereNotesAppear: UNDER_NOTES,
  },
  {
    id: 'harrow',
    name: 'Harrow Clinics (sandbox)',
    profile: 'generic-r4',
    authentication: { method: 'none' },
    whereNotesAppear: 'In the sandbox’s chart, under Notes, once its control page released them.',
  },
]

/** What the app may ask a site for: both grammars, both kinds of launch. */
const scopes: readonly string[] = [
  ...new Set([
    ...defaultScopes,
    ...toV1Scopes(defaultScopes),
    'patient/DocumentReference.crus',
    'patient/Provenance.c',
    'launch/patient',
    'launch/encounter',
    'online_access',
  ]),
]

export type Addresses = {
  /** Where the app is, such as `http://app.localhost:3000`. */
  readonly publicUrl: string
  /** Where the sandbox is, such as `http://ehr.localhost:4000`. */
  readonly sandboxOrigin: string
  readonly timeZone: string
}

/** The app as a site of the sandbox knows it; `site` says which. */
export type SandboxClient = RegisteredClient & { readonly site: string }

const clientId = (site: Site) => `chartside-${site.id}`

function registration(site: Site, addresses: Addresses): Registration {
  const { sandboxOrigin, timeZone } = addresses
  return {
    ...site,
    clientId: clientId(site),
    mayUpdateNotes: true,
    issuer: `${sandboxOrigin}/${site.id}/fhir`,
    frameOrigins: [sandboxOrigin],
    timeZone,
  }
}

function client(site: Site, { publicUrl }: Addresses): SandboxClient {
  const jwksUrl = `${publicUrl}/.well-known/jwks.json`
  return {
    site: site.id,
    id: clientId(site),
    name: 'Chartside',
    authentication:
      site.authentication.method === 'private_key_jwt'
        ? { method: 'private_key_jwt', jwksUrl }
        : site.authentication,
    redirectUris: [`${publicUrl}/callback/${site.id}`],
    launchUrl: `${publicUrl}/launch`,
    scopes,
  }
}

/** The app registered with every sandbox site: the same facts, once for each side of the wire. */
export function sandboxEhrs(addresses: Addresses): {
  readonly registrations: readonly Registration[]
  readonly clients: readonly SandboxClient[]
} {
  const all = sites()
  return {
    registrations: all.map((site) => registration(site, addresses)),
    clients: all.map((site) => client(site, addresses)),
  }
}
