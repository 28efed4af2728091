import type { AuditLog } from '../audit/audit-log.ts'
import type { Clock } from '../kernel/instant.ts'
import type { Random } from '../kernel/random.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { AuthorizationServer } from '../smart/authorization-server.ts'
import type { EhrRegister, EhrRegistration } from '../smart/ehr-registration.ts'
import type { LaunchStore } from '../smart/launch-store.ts'

/** What the flows of a launch need from outside. */
export type LaunchDeps = {
  readonly audit: AuditLog
  readonly ehrs: EhrRegister
  readonly authorization: AuthorizationServer
  readonly launches: LaunchStore
  readonly clock: Clock
  readonly random: Random
  readonly sha256: Sha256
  /** Our own origin, as configured; never taken from a request (S22). */
  readonly publicUrl: string
}

/** One redirect URI per EHR, so that a code cannot arrive at another EHR's callback (S12). */
export const redirectUriOf = (publicUrl: string, registration: EhrRegistration): string =>
  `${publicUrl}/callback/${registration.id}`
