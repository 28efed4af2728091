import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import type { LaunchDeps } from '#lib/flows/launch-deps.ts'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'
import { countingRandom } from '../counting-random.ts'
import { type FakeAuditLog, fakeAuditLog } from '../fake-audit-log.ts'
import { fixedClock } from '../fixed-clock.ts'
import { type MemoryLaunchStore, memoryLaunchStore } from '../stores/memory-launch-store.ts'
import { aRegistration, registerOf } from './a-registration.ts'
import {
  type FakeAuthorizationServer,
  fakeAuthorizationServer,
} from './fake-authorization-server.ts'

const PUBLIC_URL = 'https://app.example'

export type LaunchWorld = LaunchDeps & {
  readonly audit: FakeAuditLog
  readonly authorization: FakeAuthorizationServer
  readonly launches: MemoryLaunchStore
  readonly clock: ReturnType<typeof fixedClock>
}

/** Everything the flows of a launch need, in memory: one registered EHR unless told otherwise. */
export const launchWorld = (
  options: {
    readonly registrations?: readonly EhrRegistration[]
    readonly authorization?: FakeAuthorizationServer
  } = {},
): LaunchWorld => ({
  audit: fakeAuditLog(),
  ehrs: registerOf(...(options.registrations ?? [aRegistration()])),
  authorization: options.authorization ?? fakeAuthorizationServer(),
  launches: memoryLaunchStore(),
  clock: fixedClock(),
  random: countingRandom(),
  sha256,
  publicUrl: PUBLIC_URL,
})
