import { expect, test } from 'vitest'
import { isOauthRefusal, oauthErrorName } from './oauth-error.ts'

test.each(['invalid_grant', 'access_denied', 'login_required'])('%s is a refusal', (error) => {
  expect(oauthErrorName(error)).toBe(error)
  expect(isOauthRefusal(error)).toBe(true)
})

test.each(['server_error', 'temporarily_unavailable'])('%s has a name and refuses nothing', (e) => {
  expect(oauthErrorName(e)).toBe(e)
  expect(isOauthRefusal(e)).toBe(false)
})

test.each(['Not Found', 'INVALID_GRANT', 'MARCHETTI, Rosalind', '', 'constructor'])(
  '%j is no word of the standards: it is not repeated, and refuses nothing',
  (error) => {
    expect(oauthErrorName(error)).toBe('other')
    expect(isOauthRefusal(error)).toBe(false)
  },
)
