import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { errorTable } from '#lib/kernel/app-error.ts'
import { guardOrigin } from './guard-origin.ts'

const OURS = 'https://app.example'

/** The status with which a request of these headers is answered; 200 when it may go on. */
function statusOf(headers: Readonly<Record<string, string>>, publicUrl = OURS): number {
  const guarded = guardOrigin(new Headers(headers), publicUrl)
  return guarded.ok ? 200 : errorTable[guarded.error.code].status
}

describe('S20 a request that may change something', () => {
  test.each<[what: string, headers: Readonly<Record<string, string>>, status: number]>([
    ['from our own page', { origin: OURS }, 200],
    [
      'from our own page, as the browser says',
      { origin: OURS, 'sec-fetch-site': 'same-origin' },
      200,
    ],
    ['without Origin', {}, 403],
    ['of a null Origin', { origin: 'null' }, 403],
    ['of a foreign Origin', { origin: 'https://evil.example' }, 403],
    [
      'S22 of a foreign Origin with a forwarded host to match',
      { origin: 'https://evil.example', host: 'evil.example', 'x-forwarded-host': 'evil.example' },
      403,
    ],
    [
      'S22 whose host claims to be elsewhere',
      { origin: OURS, 'x-forwarded-host': 'evil.example' },
      200,
    ],
    ['of our host by another scheme', { origin: 'http://app.example' }, 403],
    ['of our host on another port', { origin: 'https://app.example:8443' }, 403],
    ['of a host below ours', { origin: 'https://x.app.example' }, 403],
    ['of a host that begins like ours', { origin: 'https://app.example.evil.example' }, 403],
    ['that the browser calls cross-site', { origin: OURS, 'sec-fetch-site': 'cross-site' }, 403],
    ['that the browser calls same-site', { origin: OURS, 'sec-fetch-site': 'same-site' }, 403],
    ['that the browser calls typed in', { origin: OURS, 'sec-fetch-site': 'none' }, 403],
    ['S23 of a malformed Origin', { origin: 'https:///' }, 400],
    ['S23 of an Origin with a path', { origin: `${OURS}/` }, 400],
    ['S23 of an Origin in capitals', { origin: 'HTTPS://APP.EXAMPLE' }, 400],
    ['S23 of two Origins', { origin: `${OURS}, ${OURS}` }, 400],
    ['S23 of words', { origin: 'app.example' }, 400],
  ])('%s', (_what, headers, status) => {
    expect(statusOf(headers)).toBe(status)
  })

  test('goes on from no Origin but ours, whatever is sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: 'grapheme-ascii' })), (origin) => {
        if (origin.trim() !== OURS) expect(statusOf({ origin })).not.toBe(200)
      }),
    )
  })
})
