import { expect, test } from 'vitest'
import { bytesText } from './bytes-text.ts'

test.each([
  [0, '0.0 kB'],
  [8_400, '8.4 kB'],
  [84_000_000, '84 MB'],
  [1_230_000_000, '1.2 GB'],
  [48_000_000_000_000, '48 TB'],
  [9_900_000_000_000_000, '9900 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text)
})
