import { describe, expect, test } from 'vitest'
import { type AppErrorCode, appError, errorTable } from '#lib/kernel/app-error.ts'
import said from '#lib/messages/en/app-error.ts'
import { problemResponse } from './problem-response.ts'

describe('S31 a failure on the wire', () => {
  test.each(Object.keys(errorTable) as AppErrorCode[])(
    '%s has its status and its sentence',
    async (code) => {
      const response = problemResponse(appError(code))
      expect(response.status).toBe(errorTable[code].status)
      expect(await response.json()).toEqual({
        type: 'about:blank',
        status: errorTable[code].status,
        code,
        title: said[code],
      })
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(response.headers.get('cache-control')).toBe('no-store')
    },
  )

  test('keeps the technical reason and the EHR’s words to itself', async () => {
    const error = appError('FHIR_REFUSED', { reason: 'canary-1', ehrSaid: 'canary-2' })
    expect(await problemResponse(error).text()).not.toContain('canary')
  })

  test('S26 says when to come back, in whole seconds', () => {
    const error = appError('RATE_LIMITED', { retryAfterMs: 1_200 })
    expect(problemResponse(error).headers.get('retry-after')).toBe('2')
    expect(problemResponse(appError('RATE_LIMITED')).headers.has('retry-after')).toBe(false)
  })
})
