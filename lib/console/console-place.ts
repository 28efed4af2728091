import type { ConsolePermission, ConsoleRole } from './role.ts'

/** What each page of the console says about who is where. */
export type ConsolePlace = {
  readonly tenant: string
  /** Of which the person may see anything. */
  readonly tenants: readonly string[]
  readonly name: string
  readonly roles: readonly ConsoleRole[]
  readonly permissions: ReadonlySet<ConsolePermission>
  readonly pageToken: string
  readonly idleMinutes: number
}
