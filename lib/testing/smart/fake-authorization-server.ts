import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { PatientId, UserUrl } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { AuthorizationServer, CodeExchange } from '#lib/smart/authorization-server.ts'
import { defaultScopes } from '#lib/smart/scopes.ts'
import type { SmartConfiguration } from '#lib/smart/smart-configuration.ts'
import type { TokenResponse, Tokens } from '#lib/smart/token-response.ts'
import { aLaunch } from '../chart/a-launch.ts'
import { aMoment } from '../fixed-clock.ts'

export const aSmartConfiguration: SmartConfiguration = {
  issuer: 'https://ehr.example',
  jwksUri: 'https://ehr.example/jwks',
  authorizationEndpoint: 'https://ehr.example/authorize',
  tokenEndpoint: 'https://ehr.example/token',
  revocationEndpoint: undefined,
  namesIssuer: false,
  authorizePost: false,
  permissions: 'v2',
}

export const someTokens = (access: string, more: Partial<Tokens> = {}): Tokens => ({
  access,
  refresh: `refresh-of-${access}`,
  issuedAt: aMoment,
  expiresAt: instantPlus(aMoment, 3_600_000),
  ...more,
})

export type SignedIn = TokenResponse & { readonly user: UserUrl }

/** A token response for the patient of the builders; say only what matters. */
export const aTokenResponse = (more: Partial<SignedIn> = {}): SignedIn => ({
  tokens: someTokens('at-1'),
  patientId: 'marchetti' as PatientId,
  encounterId: aLaunch().encounterId,
  user: aLaunch().user,
  context: { ...aLaunch().context, grantedScopes: defaultScopes },
  ...more,
})

type Call =
  | { readonly name: 'discover' }
  | { readonly name: 'exchangeCode'; readonly exchange: CodeExchange }
  | { readonly name: 'refresh'; readonly refreshToken: string }
  | { readonly name: 'revoke'; readonly token: string }

export type FakeAuthorizationServer = AuthorizationServer & {
  readonly calls: (Call & { readonly grant: AccessGrant })[]
}

type Answers = {
  readonly discover?: Result<SmartConfiguration>
  readonly exchangeCode?: Result<SignedIn>
  readonly refresh?: (refreshToken: string) => Result<TokenResponse>
}

/** An EHR's authorization server that answers as told and remembers what it was asked. */
export function fakeAuthorizationServer(answers: Answers = {}): FakeAuthorizationServer {
  const calls: FakeAuthorizationServer['calls'] = []
  return {
    calls,
    async discover(grant) {
      calls.push({ name: 'discover', grant })
      return answers.discover ?? ok(aSmartConfiguration)
    },
    async exchangeCode(grant, _registration, exchange) {
      calls.push({ name: 'exchangeCode', grant, exchange })
      return answers.exchangeCode ?? ok(aTokenResponse())
    },
    async refresh(grant, _registration, refreshToken) {
      calls.push({ name: 'refresh', grant, refreshToken })
      return answers.refresh?.(refreshToken) ?? ok(aTokenResponse({ tokens: someTokens('at-2') }))
    },
    async revoke(grant, _registration, token) {
      calls.push({ name: 'revoke', grant, token })
      return ok(undefined)
    },
  }
}
