import { expect, test } from 'vitest'
import { recordLine } from './record-line.ts'

test.each(['{"a":"\u2028\u2029\n\\"}', '', 'é😀\ud800'])(
  'the record %j is on one line, whoever reads lines, and comes back as it was',
  (body) => {
    const line = recordLine({ index: 3, body, path: [Uint8Array.of(1)] })
    expect(line.slice(0, -1)).not.toMatch(/[\n\r\u2028\u2029]/)
    expect(JSON.parse(line)).toEqual({ index: 3, record: body, path: ['AQ=='] })
  },
)
