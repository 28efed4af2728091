import { describe, expect, test } from 'vitest'
import { parseAuthorizationResponse } from './authorization-response.ts'

const parse = (query: string) => parseAuthorizationResponse(new URLSearchParams(query))

describe('what the browser brings back', () => {
  test('is a code with its state, and perhaps an issuer', () => {
    expect(parse('code=c&state=s')).toEqual({
      ok: true,
      value: { kind: 'code', state: 's', iss: undefined },
    })
    expect(parse('code=c&state=s&iss=https%3A%2F%2Fi')).toMatchObject({
      value: { iss: 'https://i' },
    })
  })

  test('is an error, even when a code is beside it', () => {
    expect(parse('error=access_denied&state=s&code=c')).toEqual({
      ok: true,
      value: { kind: 'error', state: 's', error: 'access_denied' },
    })
  })

  test.each([
    '',
    'code=c',
    'state=s',
    'state=&code=c',
    'state=s&state=s&code=c',
    'state=s&code=a&code=b',
    'error=x',
  ])('is refused when it is %j', (query) => {
    expect(parse(query)).toMatchObject({ ok: false, error: { code: 'LAUNCH_STATE_INVALID' } })
  })
})
