/** What a signed-in user let an app do. All tokens that come of it are one family. */
export type Grant = {
  readonly family: string
  readonly clientId: string
  readonly practitionerId: string
  readonly patientId: string | undefined
  readonly encounterId: string | undefined
  readonly scopes: readonly string[]
  readonly nonce: string | undefined
}

/** What an authorization code stands for. */
export type CodeGrant = {
  readonly grant: Grant
  readonly redirectUri: string
  readonly codeChallenge: string
}

/** A chart opened in the shell, waiting for the app to ask for it (the `launch` value). */
export type Launch = {
  readonly clientId: string
  readonly practitionerId: string
  readonly patientId: string
  readonly encounterId: string | undefined
}
