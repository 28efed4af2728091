import { expect, test } from 'vitest'
import { sealWith } from '../adapters/crypto/seal.ts'
import { appError } from '../kernel/app-error.ts'
import type { LaunchId } from '../kernel/ids.ts'
import { err, ok } from '../kernel/result.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { fixedClock } from '../testing/fixed-clock.ts'
import { issueWindowHandle, redeemWindowHandle } from './window-handle.ts'

const LAUNCH = 'greyfield.AAAAAAAAAAAAAAAAAAAAAA' as LaunchId // ids of the test
const OTHER = 'greyfield.BBBBBBBBBBBBBBBBBBBBBB' as LaunchId
const missing = err(appError('SESSION_MISSING'))

function world() {
  const used = new Set<string>()
  return {
    clock: fixedClock(),
    seal: sealWith({ current: 'k1', keys: { k1: Buffer.alloc(32, 1) } }),
    random: { uuid: countedUuid },
    spend: async (key: string) => {
      if (used.has(key)) return err(appError('RATE_LIMITED'))
      used.add(key)
      return ok(undefined)
    },
  }
}

test('S3 a window takes up the session once, within a minute', async () => {
  const deps = world()
  const handle = issueWindowHandle(deps, LAUNCH, 'the secret')
  expect(handle).not.toContain('the secret')
  expect(await redeemWindowHandle(deps, LAUNCH, handle)).toEqual(ok('the secret'))
  expect(await redeemWindowHandle(deps, LAUNCH, handle)).toEqual(missing)
  expect(await redeemWindowHandle(deps, LAUNCH, `${handle}A`)).toEqual(missing)
  const late = issueWindowHandle(deps, LAUNCH, 'the secret')
  deps.clock.advance(60_000)
  expect(await redeemWindowHandle(deps, LAUNCH, late)).toEqual(missing)
})

test('S18 a handle of another launch, of nobody, or altered opens nothing', async () => {
  const deps = world()
  const handle = issueWindowHandle(deps, LAUNCH, 'the secret')
  expect(await redeemWindowHandle(deps, OTHER, handle)).toEqual(missing)
  for (const wrong of ['', 'k1.', handle.slice(0, -2), 'k2.AAAA']) {
    expect(await redeemWindowHandle(deps, LAUNCH, wrong), wrong).toEqual(missing)
  }
  expect(await redeemWindowHandle(deps, LAUNCH, handle)).toEqual(ok('the secret'))
})
