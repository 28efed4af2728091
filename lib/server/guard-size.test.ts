import { describe, expect, test } from 'vitest'
import nextConfig from '#next.config.js'
import { guardSize, LARGEST_BODY_BYTES } from './guard-size.ts'

const lengthOf = (length: string) => guardSize(new Headers({ 'content-length': length }))

describe('S26 a request body', () => {
  test('may be as large as a long transcript, and not a byte more', () => {
    expect(lengthOf(String(LARGEST_BODY_BYTES))).toMatchObject({ ok: true })
    expect(lengthOf(String(LARGEST_BODY_BYTES + 1))).toMatchObject({
      error: { code: 'REQUEST_TOO_LARGE' },
    })
  })

  test('is turned away when its length is no number', () => {
    expect(lengthOf('much')).toMatchObject({ error: { code: 'REQUEST_TOO_LARGE' } })
  })

  test('need not be there', () => {
    expect(guardSize(new Headers())).toMatchObject({ ok: true })
  })

  test('meets the same limit in the framework when it has no length', () => {
    expect(nextConfig.experimental?.serverActions?.bodySizeLimit).toBe(LARGEST_BODY_BYTES)
    expect(nextConfig.experimental?.proxyClientMaxBodySize).toBeGreaterThan(LARGEST_BODY_BYTES)
  })
})
