import type { AuditWho } from '../audit/audit-event.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { ConsoleUser } from '../console/console-session.ts'
import type { ConsoleSettings } from '../console/console-settings.ts'
import type { ConsoleStore } from '../console/console-store.ts'
import type { IdentityProvider } from '../console/identity-provider.ts'
import type { Clock } from '../kernel/instant.ts'
import type { Random } from '../kernel/random.ts'
import type { Sha256 } from '../kernel/sha256.ts'

/** What the flows of a console session need from outside. */
export type ConsoleDeps = {
  readonly audit: AuditLog
  readonly settings: ConsoleSettings
  readonly provider: IdentityProvider
  readonly sessions: ConsoleStore
  readonly clock: Clock
  readonly random: Random
  readonly sha256: Sha256
  readonly publicUrl: string
}

export const consoleRedirectUri = (publicUrl: string): string => `${publicUrl}/console/callback`

/** In whose name something of the console is recorded. */
export const consoleWho = (tenant: string, user: ConsoleUser | undefined): AuditWho => ({
  tenant,
  ehrId: null,
  launchId: null,
  user: user?.id ?? null,
  patient: null,
  encounter: null,
})
