import { beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { consoleSettingsSchema } from '../console/console-settings.ts'
import type { ConsoleStore, PendingSignIn, StoredConsoleSession } from '../console/console-store.ts'
import type { IdentityProvider, ProvenIdentity } from '../console/identity-provider.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { countingRandom } from '../testing/counting-random.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { fixedClock } from '../testing/fixed-clock.ts'
import { unwrap } from '../testing/unwrap.ts'
import { beginConsoleSignIn } from './begin-console-sign-in.ts'
import { completeConsoleSignIn } from './complete-console-sign-in.ts'
import { endConsole, resumeConsole } from './resume-console.ts'
import { sweepConsole } from './sweep-console.ts'

const MINUTE_MS = 60_000
const settings = consoleSettingsSchema.parse({
  ...{ issuer: 'https://login.example', name: 'Example sign-in', clientId: 'console' },
  authentication: { method: 'none' },
  grants: [{ group: 'privacy', role: 'privacy-officer', tenants: ['north', 'south'] }],
})

function memoryStore(): ConsoleStore {
  const pending = new Map<string, PendingSignIn>()
  const sessions = new Map<string, StoredConsoleSession>()
  const change = (id: string, more: Partial<StoredConsoleSession>): boolean => {
    const found = [...sessions].find(([, { session }]) => session.id === id)
    if (!found || found[1].endedAt) return false
    sessions.set(found[0], { ...found[1], ...more })
    return true
  }
  return {
    savePending: async (state, one) => ok(void pending.set(state, one)),
    takePending: async (state, at) => {
      const found = pending.get(state)
      pending.delete(state)
      return ok(found && found.expiresAt > at ? found : undefined)
    },
    open: async (session, secret) => {
      sessions.set(secret, { session, lastUsedAt: session.openedAt, endedAt: undefined })
      return ok(undefined)
    },
    find: async (secret) => ok(sessions.get(secret)),
    touch: async (id, lastUsedAt) => ok(void change(id, { lastUsedAt })),
    over: async (now, idleSince) =>
      ok(
        [...sessions.values()].filter(
          ({ session, lastUsedAt, endedAt }) =>
            !endedAt && (session.endsAt <= now || lastUsedAt <= idleSince),
        ),
      ),
    forget: async (before) => {
      for (const [secret, { endedAt }] of sessions)
        if (endedAt && endedAt < before) sessions.delete(secret)
      return ok(undefined)
    },
    end: async (id, _why, endedAt) => ok(void change(id, { endedAt })),
  }
}

type Exchange = Parameters<IdentityProvider['exchangeCode']>[0]

function world() {
  const exchanges: Exchange[] = []
  let proven: Result<ProvenIdentity> = ok({
    ...{ subject: 'haddad l', name: 'Leila Haddad' },
    claims: { groups: ['privacy'], fhirUser: 'https://ehr.example/fhir/Practitioner/h' },
  })
  const provider: IdentityProvider = {
    discover: async () =>
      ok({ authorizationEndpoint: 'https://login.example/a?x=1', endSessionEndpoint: undefined }),
    exchangeCode: async (exchange) => {
      exchanges.push(exchange)
      return proven
    },
  }
  return {
    ...{ settings, provider, exchanges, sessions: memoryStore(), sha256 },
    ...{ audit: fakeAuditLog(), clock: fixedClock(), random: countingRandom() },
    publicUrl: 'https://app.example',
    proves: (result: Result<ProvenIdentity>) => {
      proven = result
    },
  }
}

let all: ReturnType<typeof world>
beforeEach(() => {
  all = world()
})

async function signIn(change: { state?: string; bindSecret?: string | undefined } = {}) {
  const { url, bindSecret } = unwrap(await beginConsoleSignIn(all))
  const state = change.state ?? new URL(url).searchParams.get('state') ?? ''
  const parameters = new URLSearchParams({ code: 'c', state })
  return completeConsoleSignIn(all, { parameters, bindSecret, ...change })
}

const actions = () => all.audit.intents.map(({ who, event }) => `${who.tenant} ${event.action}`)

describe('a sign-in to the console', () => {
  test('asks with PKCE, state and nonce, and for a fresh sign-in', async () => {
    const url = new URL(unwrap(await beginConsoleSignIn(all)).url)
    expect(url.origin + url.pathname).toBe('https://login.example/a')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ x: '1', response_type: 'code', client_id: 'console', scope: 'openid profile' },
      ...{ redirect_uri: 'https://app.example/console/callback', prompt: 'login' },
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  test('opens with the roles of the groups, and each organisation can see that', async () => {
    const { session } = unwrap(await signIn())
    expect(session.user).toMatchObject({
      ...{ id: 'https://login.example#haddad%20l', name: 'Leila Haddad' },
      grants: [
        { tenant: 'north', role: 'privacy-officer' },
        { tenant: 'south', role: 'privacy-officer' },
      ],
    })
    expect(actions()).toEqual([
      'system console.sign-in',
      'north console.open',
      'south console.open',
    ])
    expect(all.exchanges[0]?.redirectUri).toBe('https://app.example/console/callback')
  })

  test.each([
    ['of another browser', { bindSecret: 'another' }],
    ['without the cookie', { bindSecret: undefined }],
    ['with a state nobody gave', { state: 'made up' }],
  ])('%s is refused, on the trail, and the code goes nowhere', async (_what, change) => {
    expect(await signIn(change)).toMatchObject({ error: { code: 'SIGN_IN_INVALID' } })
    expect(all.exchanges).toEqual([])
    expect(actions()).toEqual(['system console.refuse'])
  })

  test('comes back once, and within ten minutes', async () => {
    const { url, bindSecret } = unwrap(await beginConsoleSignIn(all))
    const state = new URL(url).searchParams.get('state') ?? ''
    const answer = { parameters: new URLSearchParams({ code: 'c', state }), bindSecret }
    expect((await completeConsoleSignIn(all, answer)).ok).toBe(true)
    expect((await completeConsoleSignIn(all, answer)).ok).toBe(false)
  })

  test('of somebody without a role opens nothing', async () => {
    all.proves(ok({ subject: 'n', name: undefined, claims: { groups: ['kitchen'] } }))
    expect(await signIn()).toMatchObject({ error: { code: 'ROLE_MISSING' } })
    expect(actions()).toEqual(['system console.sign-in', 'system console.refuse'])
  })

  test('that is not proven opens nothing', async () => {
    all.proves(err(appError('SIGN_IN_UNPROVEN')))
    expect(await signIn()).toMatchObject({ error: { code: 'SIGN_IN_UNPROVEN' } })
    expect(all.audit.outcomes).toMatchObject([{ outcome: { result: 'failed' } }])
  })

  test('does not happen while nothing can be recorded', async () => {
    all.audit.breakDown()
    expect(await signIn()).toMatchObject({ error: { code: 'AUDIT_UNAVAILABLE' } })
    expect(all.exchanges).toEqual([])
  })
})

describe('a console session', () => {
  test('goes on while it is used, and ends when nobody does', async () => {
    const { sessionSecret } = unwrap(await signIn())
    for (let use = 0; use < 3; use += 1) {
      all.clock.advance(14 * MINUTE_MS)
      expect((await resumeConsole(all, sessionSecret)).ok).toBe(true)
    }
    all.clock.advance(15 * MINUTE_MS)
    const over = await resumeConsole(all, sessionSecret)
    expect(over).toMatchObject({ error: { code: 'SESSION_ENDED' } })
    expect(await resumeConsole(all, sessionSecret)).toEqual(over)
    expect(actions().filter((one) => one.endsWith('console.end'))).toEqual([
      'north console.end',
      'south console.end',
    ])
  })

  test('ends at its limit, however much it is used', async () => {
    const { sessionSecret } = unwrap(await signIn())
    for (let minutes = 0; minutes < 8 * 60; minutes += 10) {
      expect((await resumeConsole(all, sessionSecret)).ok).toBe(true)
      all.clock.advance(10 * MINUTE_MS)
    }
    expect((await resumeConsole(all, sessionSecret)).ok).toBe(false)
  })

  test('that nobody comes back to is ended by the sweep, on the trail, and forgotten a day later', async () => {
    const { sessionSecret } = unwrap(await signIn())
    all.clock.advance(14 * MINUTE_MS)
    expect(unwrap(await sweepConsole(all))).toBe(0)
    all.clock.advance(MINUTE_MS)
    expect(unwrap(await sweepConsole(all))).toBe(1)
    const ends = all.audit.intents.filter(({ event }) => event.action === 'console.end')
    expect(ends).toMatchObject([
      { who: { tenant: 'north' }, event: { why: 'idle' } },
      { who: { tenant: 'south' }, event: { why: 'idle' } },
    ])
    const resume = () => resumeConsole(all, sessionSecret)
    expect(await resume()).toMatchObject({ error: { code: 'SESSION_ENDED' } })
    all.clock.advance(24 * 60 * MINUTE_MS + 1)
    expect(unwrap(await sweepConsole(all))).toBe(0)
    expect(await resume()).toMatchObject({ error: { code: 'SESSION_MISSING' } })
  })

  test('is closed only after its end is on the trail', async () => {
    const { session, sessionSecret } = unwrap(await signIn())
    all.audit.breakDown()
    expect(await endConsole(all, session, 'user')).toMatchObject({
      error: { code: 'AUDIT_UNAVAILABLE' },
    })
    expect(unwrap(await resumeConsole(all, sessionSecret)).session.id).toBe(session.id)
  })

  test('is over when its user says so, and nobody else has one', async () => {
    const { session, sessionSecret } = unwrap(await signIn())
    unwrap(await endConsole(all, session, 'user'))
    expect((await resumeConsole(all, sessionSecret)).ok).toBe(false)
    for (const secret of [undefined, '', 'guessed'])
      expect(await resumeConsole(all, secret)).toMatchObject({ error: { code: 'SESSION_MISSING' } })
  })
})
