import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import type { EncounterId, PatientId } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { TokenResponse, Tokens } from '../smart/token-response.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { aRegistration } from '../testing/smart/a-registration.ts'
import {
  aTokenResponse,
  fakeAuthorizationServer,
  someTokens,
} from '../testing/smart/fake-authorization-server.ts'
import { launchWorld } from '../testing/smart/launch-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { launchTokens } from './launch-tokens.ts'

const registration = aRegistration()
const launch = aLaunch()
const MINUTE = 60_000
const at = (milliseconds: number) => instantPlus(aMoment, milliseconds)
const lasting = (milliseconds: number) => ({ expiresAt: at(milliseconds) })

async function session(tokens: Tokens, refresh?: (refreshToken: string) => Result<TokenResponse>) {
  const world = launchWorld({
    authorization: fakeAuthorizationServer(refresh === undefined ? {} : { refresh }),
  })
  unwrap(await world.launches.open({ launch, secretHash: 'h', lastUsedAt: aMoment }, tokens))
  const source = () => launchTokens(world, launch, registration)
  const stored = async () => unwrap(await world.launches.tokens(launch.id))
  const refreshes = () => world.authorization.calls.filter(({ name }) => name === 'refresh')
  return { world, source, stored, refreshes }
}

describe('A7 the token of a launch', () => {
  test('is the stored one while it is fresh', async () => {
    const { source, refreshes } = await session(someTokens('at-1'))
    expect(await source().current()).toEqual(ok('at-1'))
    expect(refreshes()).toEqual([])
  })

  test('is refreshed ahead of its end, with its intent on the trail first', async () => {
    const { world, source, stored } = await session(someTokens('at-1', lasting(5 * MINUTE)))
    world.clock.advance(4 * MINUTE)
    expect(await source().current()).toEqual(ok('at-2'))
    expect(world.audit.intents).toMatchObject([
      { who: { patient: 'marchetti' }, event: { action: 'token.refresh' } },
    ])
    expect(world.authorization.calls).toMatchObject([
      { name: 'refresh', refreshToken: 'refresh-of-at-1', grant: { intentId: 'intent-1' } },
    ])
    expect((await stored())?.access).toBe('at-2')
  })

  test('is not refreshed while the trail cannot be written', async () => {
    const { world, source, stored, refreshes } = await session(someTokens('at-1', lasting(0)))
    world.audit.breakDown()
    expect(await source().current()).toEqual(err(appError('AUDIT_UNAVAILABLE')))
    expect(refreshes()).toEqual([])
    expect((await stored())?.access).toBe('at-1')
  })

  test('D7 is refreshed once when two requests need it at once', async () => {
    const { source, refreshes } = await session(someTokens('at-1', lasting(0)))
    const [a, b] = [source(), source()]
    const tokens = await Promise.all([a.current(), b.current(), a.current()])
    expect(tokens).toEqual([ok('at-2'), ok('at-2'), ok('at-2')])
    expect(refreshes()).toHaveLength(1)
  })

  test('D7 is asked for once by all the cards of one page', async () => {
    const { world, source, refreshes } = await session(someTokens('at-1', lasting(0)))
    let waiting = 0
    const { refreshTokens } = world.launches
    world.launches.refreshTokens = (id, refresh) => {
      waiting += 1
      return refreshTokens(id, refresh)
    }
    const page = source()
    await Promise.all(Array.from({ length: 10 }, () => page.current()))
    await Promise.all([page.renew('at-1'), page.renew('at-1')])
    expect(refreshes()).toHaveLength(1)
    expect(waiting).toBe(1)
  })

  test('is used to its end while the EHR cannot refresh it', async () => {
    const down = err(appError('FHIR_UNREACHABLE'))
    const { world, source } = await session(someTokens('at-1', lasting(5 * MINUTE)), () => down)
    world.clock.advance(4 * MINUTE + 30_000)
    expect(await source().current()).toEqual(ok('at-1'))
    world.clock.advance(30_000)
    expect(await source().current()).toEqual(down)
  })

  test('2.2.0@117 a new refresh token replaces the old one, which is used once', async () => {
    let count = 1
    const rotate = () => ok(aTokenResponse({ tokens: someTokens(`at-${++count}`, lasting(0)) }))
    const { source, refreshes } = await session(someTokens('at-1', lasting(0)), rotate)
    await source().current()
    await source().current()
    expect(refreshes()).toMatchObject([
      { refreshToken: 'refresh-of-at-1' },
      { refreshToken: 'refresh-of-at-2' },
    ])
  })

  test('N10 keeps the refresh token when the EHR returns none', async () => {
    const tokens = someTokens('at-2', { refresh: undefined })
    const { source, stored } = await session(someTokens('at-1', lasting(0)), () =>
      ok(aTokenResponse({ tokens })),
    )
    await source().current()
    expect((await stored())?.refresh).toBe('refresh-of-at-1')
  })

  test('D8 is renewed once after a 401, although it looked fresh', async () => {
    const { source, refreshes } = await session(someTokens('at-1'))
    const tokens = source()
    expect(await tokens.current()).toEqual(ok('at-1'))
    expect(await tokens.renew('at-1')).toEqual(ok('at-2'))
    expect(await tokens.current()).toEqual(ok('at-2'))
    expect(refreshes()).toHaveLength(1)
  })

  test('D7 is not renewed again when another process was faster', async () => {
    const { source, refreshes } = await session(someTokens('at-1'))
    const [mine, theirs] = [source(), source()]
    await mine.current()
    await theirs.renew('at-1')
    expect(await mine.renew('at-1')).toEqual(ok('at-2'))
    expect(refreshes()).toHaveLength(1)
  })
})

describe('A7 a session', () => {
  const over = err(appError('SESSION_ENDED'))

  test('ends when the EHR refuses the refresh token', async () => {
    const { world, source, stored } = await session(someTokens('at-1', lasting(0)), () => over)
    expect(await source().current()).toMatchObject(over)
    expect(world.launches.endedWhy(launch.id)).toBe('ehr')
    expect(await stored()).toBeUndefined()
    expect(world.audit.intents.map(({ event }) => event)).toEqual([
      { action: 'token.refresh' },
      { action: 'session.end', why: 'ehr' },
    ])
    expect(await source().current()).toMatchObject(over)
  })

  test.each(['FHIR_TIMEOUT', 'FHIR_UNREACHABLE', 'FHIR_BUSY', 'DISCOVERY_FAILED'] as const)(
    'N11 does not end when a refresh fails with %s; the next request tries again',
    async (code) => {
      let isDown = true
      const { world, source } = await session(someTokens('at-1', lasting(0)), () =>
        isDown ? err(appError(code)) : ok(aTokenResponse({ tokens: someTokens('at-2') })),
      )
      expect(await source().current()).toEqual(err(appError(code)))
      expect(world.launches.endedWhy(launch.id)).toBeUndefined()
      isDown = false
      expect(await source().current()).toEqual(ok('at-2'))
    },
  )

  test.each([
    ['patient', { patientId: 'another' as PatientId }],
    ['visit', { encounterId: 'another' as EncounterId }],
  ])('N17 ends when a refresh names another %s, and its token is not used', async (_what, more) => {
    const answer = ok(aTokenResponse({ ...more, tokens: someTokens('at-2') }))
    const { world, source, stored } = await session(someTokens('at-1', lasting(0)), () => answer)
    expect(await source().current()).toMatchObject(over)
    expect(await stored()).toBeUndefined()
    expect(world.audit.intents.at(-1)?.event).toEqual({ action: 'session.end', why: 'ehr' })
  })

  test('N17 goes on when a refresh names no context at all', async () => {
    const answer = ok(
      aTokenResponse({ patientId: undefined, encounterId: undefined, tokens: someTokens('at-2') }),
    )
    const { source } = await session(someTokens('at-1', lasting(0)), () => answer)
    expect(await source().current()).toEqual(ok('at-2'))
  })

  test('without a refresh token lasts as long as its access token', async () => {
    const { world, source } = await session(
      someTokens('at-1', { refresh: undefined, ...lasting(5 * MINUTE) }),
    )
    world.clock.advance(5 * MINUTE - 1)
    expect(await source().current()).toEqual(ok('at-1'))
    world.clock.advance(1)
    expect(await source().current()).toMatchObject(over)
    expect(world.launches.endedWhy(launch.id)).toBe('ehr')
  })

  test('without a refresh token is not offered the refused token again', async () => {
    const { world, source } = await session(someTokens('at-1', { refresh: undefined }))
    expect(await source().renew('at-1')).toEqual(err(appError('FHIR_UNAUTHORIZED')))
    expect(world.launches.endedWhy(launch.id)).toBeUndefined()
  })

  test('S39 has no token after its last hour, whoever asks', async () => {
    const { world, source, stored, refreshes } = await session(
      someTokens('at-1', lasting(1_000 * MINUTE)),
    )
    world.clock.advance(Date.parse(launch.endsAt) - Date.parse(aMoment))
    expect(await source().current()).toMatchObject(over)
    expect(await source().renew('at-1')).toMatchObject(over)
    expect(refreshes()).toEqual([])
    expect(world.launches.endedWhy(launch.id)).toBe('limit')
    expect(await stored()).toBeUndefined()
  })

  test('that ended has no token', async () => {
    const { world, source } = await session(someTokens('at-1'))
    await world.launches.end(launch.id, 'user', aMoment)
    expect(await source().current()).toEqual(over)
    expect(await source().renew('at-1')).toEqual(over)
  })
})
