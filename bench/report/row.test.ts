import { describe, expect, test } from 'vitest'
import { rowOf } from './row.ts'

describe('a row of the table', () => {
  const atMost = { of: 'ratio', is: 'at most', limit: 1.25 } as const

  test('is good when its ratio is the limit, and not when it is over', () => {
    const at = rowOf('bytes', {
      name: 'page',
      value: 125,
      baseline: 100,
      unit: 'KB',
      target: atMost,
    })
    const over = rowOf('bytes', {
      name: 'page',
      value: 126,
      baseline: 100,
      unit: 'KB',
      target: atMost,
    })
    expect(at).toMatchObject({ ratio: 1.25, target: '≤ 1.25 ×', ok: true })
    expect(over.ok).toBe(false)
  })

  test('is judged before it is rounded', () => {
    const target = { of: 'value', is: 'at least', limit: 1000 } as const
    const row = rowOf('audit', { name: 'verify', value: 999.99, unit: 'rows/s', target })
    expect(row).toMatchObject({ value: 1000, ok: false, ratio: null })
  })

  test('without a target is neither good nor bad', () => {
    expect(rowOf('bytes', { name: 'page', value: 1, unit: 'KB' })).toMatchObject({
      target: null,
      ok: null,
    })
  })
})
