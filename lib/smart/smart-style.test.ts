import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSmartStyle, smartStyleSheet } from './smart-style.ts'

describe('UX9 the look that an EHR asks for', () => {
  test('gives its accent and its corners', () => {
    const style = parseSmartStyle({
      color_background: '#edeae3',
      color_highlight: '#1F4E8C',
      dim_border_radius: '2px',
    })
    expect(style).toEqual({
      scheme: 'light',
      accent: { color: '#1f4e8c', on: '#ffffff' },
      radius: 2,
    })
  })

  test('an accent that cannot be read on our paper is not taken', () => {
    expect(parseSmartStyle({ color_highlight: '#fffbd6' })).toEqual({ scheme: 'light' })
  })

  test('a dark EHR colours the dark theme alone', () => {
    const style = parseSmartStyle({ color_background: '#101010', color_highlight: '#ffcc66' })
    expect(style).toMatchObject({ scheme: 'dark', accent: { on: '#000000' } })
    expect(style && smartStyleSheet(style)).toContain('--accent:light-dark(#005f78,#ffcc66);')
  })

  test('corners stay corners', () => {
    expect(parseSmartStyle({ dim_border_radius: '99px' })).toMatchObject({ radius: 8 })
    expect(parseSmartStyle({ dim_border_radius: '1rem' })).toEqual({ scheme: 'light' })
  })

  test('nothing that was sent can leave its declaration', () => {
    const document = fc.record({
      color_background: fc.string(),
      color_highlight: fc.oneof(fc.string(), fc.constant('#1f4e8c;}body{display:none')),
      dim_border_radius: fc.oneof(fc.string(), fc.constant('2px}</style><script>')),
    })
    fc.assert(
      fc.property(document, (sent) => {
        const style = parseSmartStyle(sent)
        expect(style && smartStyleSheet(style)).toMatch(/^:root\{[-a-z0-9:;#(),% ]*\}$/i)
      }),
    )
  })

  test('what is no document is no style', () => {
    expect(parseSmartStyle('<html>')).toBeUndefined()
  })
})
