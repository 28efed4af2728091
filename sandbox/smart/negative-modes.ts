import { z } from 'zod'

/** One switch: what each position means. The first position is what a healthy server does. */
type Mode = {
  readonly title: string
  readonly choices: Readonly<Record<string, string>>
}

/** Every way in which a site's authorization server can be made to differ from a healthy one. */
export const smartModes = {
  authorize: {
    title: 'Authorization',
    choices: {
      allow: 'The user allows the app.',
      deny: 'The user denies: access_denied.',
      'server-error': 'The server fails: server_error.',
      unavailable: 'The server is busy: temporarily_unavailable.',
      close: 'The user closes the page: nothing is sent back.',
      hang: 'The page never answers.',
    },
  },
  redirectIssuer: {
    title: 'Issuer on the redirect (RFC 9207)',
    choices: {
      right: 'The issuer of this server.',
      wrong: 'Another issuer.',
      absent: 'No issuer.',
    },
  },
  grantedScopes: {
    title: 'Scopes granted',
    choices: {
      'as-asked': 'Everything asked for.',
      'no-writes': 'Nothing that creates, updates or deletes.',
      'no-observations': 'Nothing on Observation.',
    },
  },
  scopesInReply: {
    title: 'Scopes in the token reply',
    choices: {
      'as-granted': 'The granted scopes, as they were asked.',
      'other-order': 'The granted scopes, in another order.',
      'v1-spelling': 'The granted scopes, spelled in v1 (.read, .write).',
      absent: 'No scope in the reply.',
    },
  },
  tokenEndpoint: {
    title: 'Token endpoint',
    choices: {
      healthy: 'Answers.',
      'too-many': '429 with Retry-After.',
      unavailable: '503 without Retry-After.',
      timeout: 'Never answers.',
    },
  },
  accessLifetime: {
    title: 'Lifetime of access tokens',
    choices: { '1h': 'One hour.', '60s': 'One minute.', '5s': 'Five seconds.' },
  },
  refreshLifetime: {
    title: 'Lifetime of refresh tokens',
    choices: { usual: 'Offline 30 days, online 8 hours.', '60s': 'One minute.' },
  },
  refreshToken: {
    title: 'Refresh token',
    choices: {
      rotated: 'A new one with every refresh; the old one is dead.',
      kept: 'None in the refresh reply; the old one goes on working.',
      never: 'None at all, whatever scope was granted.',
    },
  },
  idToken: {
    title: 'id_token',
    choices: {
      valid: 'RS256, with kid, right in every claim.',
      es256: 'ES256, right in every claim.',
      'no-kid': 'Valid, without kid.',
      'rotated-key': 'Valid, signed with a key that has just replaced the published one.',
      'alg-none': 'Unsigned: alg none.',
      'hs256-public-key': 'HS256 with the public key as the secret.',
      'wrong-key': 'Signed with a key that was never published, under a published kid.',
      'wrong-audience': 'For another client.',
      'wrong-issuer': 'From another issuer.',
      expired: 'Expired an hour ago.',
      'not-yet-valid': 'Valid from an hour ahead.',
      'wrong-nonce': 'With another nonce.',
      absent: 'No id_token, although openid was granted.',
      'no-fhir-user': 'Without fhirUser.',
      'relative-fhir-user': 'fhirUser relative to the FHIR base.',
      'foreign-fhir-user': 'fhirUser at the trap server.',
    },
  },
  idTokenOnRefresh: {
    title: 'id_token on refresh',
    choices: {
      valid: 'As at first, without nonce.',
      absent: 'No id_token.',
      'no-audience': 'Without aud.',
    },
  },
  patientContext: {
    title: 'Patient in the token reply',
    choices: {
      given: 'The patient of the launch.',
      absent: 'No patient.',
      'changed-on-refresh': 'Another patient when the token is refreshed.',
    },
  },
  encounterContext: {
    title: 'Encounter in the token reply',
    choices: { given: 'Today’s encounter, when there is one.', absent: 'No encounter.' },
  },
  fhirContext: {
    title: 'fhirContext in the token reply',
    choices: {
      absent: 'None.',
      'a-problem': 'The first entry of the problem list, by reference.',
      'all-forms': 'By reference, canonical and identifier, with and without role.',
      malformed: 'Entries that name nothing.',
    },
  },
  intent: {
    title: 'Intent in the token reply',
    choices: {
      absent: 'None.',
      chart: '“chart”.',
      unknown: 'One that nobody has heard of.',
    },
  },
  banner: {
    title: 'need_patient_banner in the token reply',
    choices: {
      needed: 'true: the EHR shows no patient banner.',
      'not-needed': 'false: the EHR shows one.',
      absent: 'Not said.',
    },
  },
  style: {
    title: 'smart_style_url in the token reply',
    choices: {
      absent: 'None.',
      given: 'A style document.',
      'not-found': 'A URL that answers 404.',
    },
  },
  webMessaging: {
    title: 'SMART Web Messaging in the token reply',
    choices: { absent: 'None.', given: 'A handle and the origin of this EHR.' },
  },
  discovery: {
    title: 'Discovery',
    choices: {
      healthy: 'Answers.',
      'not-found': '404.',
      'unavailable-once': '503 once, then healthy.',
      'unavailable-twice': '503 twice, then healthy.',
      'unavailable-5-times': '503 five times, then healthy.',
      unavailable: '503 always.',
    },
  },
  discoveredUrls: {
    title: 'Endpoints in discovery',
    choices: {
      absolute: 'Absolute URLs.',
      relative: 'URLs relative to the FHIR base.',
      'foreign-host': 'URLs at the trap server.',
    },
  },
  advertisedPkce: {
    title: 'PKCE in discovery',
    choices: { s256: 'S256.', absent: 'Not mentioned; S256 is demanded all the same.' },
  },
  authorizePost: {
    title: 'Authorization by POST',
    choices: { on: 'Advertised and accepted.', off: 'Neither.' },
  },
} as const satisfies Readonly<Record<string, Mode>>

export type SmartModeName = keyof typeof smartModes

// Object.keys forgets the names.
export const smartModeNames = Object.keys(smartModes) as readonly SmartModeName[]

type ChoiceOf<Name extends SmartModeName> = keyof (typeof smartModes)[Name]['choices'] & string
type ModeSchema<Name extends SmartModeName> = z.ZodDefault<
  z.ZodEnum<{ [Choice in ChoiceOf<Name>]: Choice }>
>

const schemaOf = ({ choices }: Mode) => {
  const [healthy = '', ...others] = Object.keys(choices)
  return z.enum([healthy, ...others]).default(healthy)
}

// Object.fromEntries forgets which key has which value.
const shape = Object.fromEntries(
  Object.entries(smartModes).map(([name, mode]) => [name, schemaOf(mode)]),
) as { [Name in SmartModeName]: ModeSchema<Name> }

/** `{}` is the healthy server. */
export const smartModesSchema = z.strictObject(shape).prefault({})

export type SmartModes = z.output<typeof smartModesSchema>
