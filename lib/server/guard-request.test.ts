import { describe, expect, test } from 'vitest'
import { guardRequest } from './guard-request.ts'
import { LARGEST_BODY_BYTES } from './guard-size.ts'

const OURS = 'https://app.example'
const codeFor = (method: string, path: string, headers: Record<string, string> = {}) => {
  const guarded = guardRequest({ method, path, headers: new Headers(headers) }, OURS)
  return guarded.ok ? 'passes' : guarded.error.code
}

describe('S20 before any page runs', () => {
  test.each(['GET', 'HEAD'])('a %s passes from anywhere', (method) => {
    expect(codeFor(method, '/l/x', { origin: 'https://evil.example' })).toBe('passes')
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'post'])(
    'a %s passes from our own page only, whatever its path',
    (method) => {
      for (const path of ['/', '/l/x', '/launch/blocked', '/launch/', '/LAUNCH', '/callback/x']) {
        expect(codeFor(method, path)).toBe('ORIGIN_REFUSED')
        expect(codeFor(method, path, { origin: OURS })).toBe('passes')
      }
    },
  )

  test('an EHR may post a launch from its own origin', () => {
    expect(codeFor('POST', '/launch', { origin: 'https://ehr.example' })).toBe('passes')
  })

  test('nobody may send more than fits, launches included', () => {
    const tooMuch = { origin: OURS, 'content-length': String(LARGEST_BODY_BYTES + 1) }
    expect(codeFor('POST', '/l/x', tooMuch)).toBe('REQUEST_TOO_LARGE')
    expect(codeFor('POST', '/launch', tooMuch)).toBe('REQUEST_TOO_LARGE')
  })
})
