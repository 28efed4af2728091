import type { Faults } from './control/faults.ts'
import type { HeldDocuments } from './control/held-documents.ts'
import type { Ledger } from './control/ledger.ts'
import type { RequestLog } from './control/request-log.ts'
import type { SiteSettings } from './control/settings.ts'
import type { Store } from './fhir/store.ts'
import type { Persona, PersonaId } from './personas.ts'
import type { TokenRegister } from './smart/token-register.ts'

/** An app registered with the EHR (SMART 2.2 client registration). */
export type RegisteredClient = {
  readonly id: string
  readonly name: string
  readonly authentication:
    | { readonly method: 'none' }
    | { readonly method: 'client_secret_basic'; readonly secret: string }
    | { readonly method: 'private_key_jwt'; readonly jwksUrl: string }
  /** Compared character by character. */
  readonly redirectUris: readonly string[]
  /** Where the shell opens the app: an absolute URL that takes `iss` and `launch`. */
  readonly launchUrl: string
  /** Every scope the app may ask for. */
  readonly scopes: readonly string[]
}

/** Somebody who can sign in to the EHR. Synthetic, like everything here. */
export type EhrUser = {
  readonly username: string
  readonly password: string
  /** Logical id of the user's Practitioner resource in the store. */
  readonly practitionerId: string
}

/**
 * One simulated EHR: a FHIR server, an authorization server and a web page over the same data.
 * Sites share a process and an origin but nothing else.
 */
export type Site = {
  /** Path segment, e.g. `greyfield`. */
  readonly id: string
  /** What the EHR calls itself, e.g. `Greyfield EHR`. */
  readonly name: string
  /** `http://ehr.localhost:4000` */
  readonly origin: string
  /** `${origin}/${id}/fhir`: the `iss` of a launch and the `aud` of a token. */
  readonly fhirBase: string
  /** `${origin}/${id}/auth`: the OpenID issuer; authorize, token, introspect, revoke, jwks below it. */
  readonly authBase: string
  /** IANA zone in which "today" and the schedule are meant. */
  readonly timeZone: string
  readonly persona: Persona
  readonly clients: readonly RegisteredClient[]
  readonly users: readonly EhrUser[]
  readonly store: Store
  readonly tokens: TokenRegister
  readonly settings: SiteSettings
  readonly faults: Faults
  readonly ledger: Ledger
  readonly requests: RequestLog
  /** Documents that wait for a person at the EHR to release them. */
  readonly held: HeldDocuments
  /** `persona` and `settings` read as what was chosen last. */
  readonly choosePersona: (id: PersonaId) => void
  readonly changeSettings: (settings: SiteSettings) => void
  readonly now: () => Date
}
