import { appError } from '#lib/kernel/app-error.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { err, ok } from '#lib/kernel/result.ts'
import type { AuthorizationServer } from '#lib/smart/authorization-server.ts'
import type { Tokens } from '#lib/smart/token-response.ts'
import { aLaunch } from '../chart/a-launch.ts'
import { fakeAuthorizationServer } from '../smart/fake-authorization-server.ts'
import type { Run } from './run.ts'
import type { SimulatedProcess } from './simulated-process.ts'

const LIFETIME_MS = 5 * 60_000

/** Tokens of a new launch, as its clock reads the time. */
export function newTokens({ random }: Run, process: SimulatedProcess): Tokens {
  const issuedAt = process.clock.now()
  return {
    access: `access ${random.uuid()}`,
    refresh: `refresh ${random.uuid()}`,
    issuedAt,
    expiresAt: instantPlus(issuedAt, LIFETIME_MS),
  }
}

/** The EHR's token endpoint: it may not answer, and it may refuse (F5). */
export function simulatedAuthorization(process: SimulatedProcess): AuthorizationServer {
  const { run, pass } = process
  return {
    ...fakeAuthorizationServer(),
    async refresh(grant) {
      await pass({ port: 'token.refresh', when: 'before' })
      run.history.requests.push({ step: run.times.step(), requestId: grant.intentId })
      if (run.strikes('refresh-fails', 0.4)) return err(appError('FHIR_TIMEOUT'))
      if (run.strikes('refresh-refused', 0.2)) return err(appError('SESSION_ENDED'))
      const tokens = newTokens(run, process)
      await pass({ port: 'token.refresh', when: 'after' })
      const context = aLaunch().context
      return ok({ tokens, patientId: undefined, encounterId: undefined, context })
    },
  }
}
