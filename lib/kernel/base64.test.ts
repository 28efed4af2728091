import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'

// RFC 4648 §10.
test.each([
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foobar', 'Zm9vYmFy'],
])('the base64 of %j is %j', (text, base64) => {
  expect(toBase64(new TextEncoder().encode(text))).toBe(base64)
})

test('bytes come back as they were', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    }),
  )
})

test.each(['Zg', 'Zg=', 'Zh==', ' Zg==', 'Zm8=\n', '_w==', '%'])(
  'another spelling of bytes, %j, is not read',
  (text) => {
    expect(fromBase64(text)).toBeUndefined()
  },
)
