import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Unbroken } from './unbroken.tsx'

const together = (text: string) =>
  [...renderToStaticMarkup(<Unbroken>{text}</Unbroken>).matchAll(/<span[^>]*>([^<]*)</g)].map(
    ([, part]) => part,
  )

test('a date, and a number with its unit, stand together', () => {
  expect(together('furosemide 40 mg tablet, since 14-May-2026')).toEqual(['40 mg', '14-May-2026'])
  expect(together('up 3.1\u00a0kg since 02-Sep, 50 % of it')).toEqual([
    '3.1\u00a0kg',
    '02-Sep',
    '50 %',
  ])
  expect(together('800-160 mg per 20 mL')).toEqual(['800-160 mg', '20 mL'])
})

test('nothing of a text is lost or moved', () => {
  const piece = fc.constantFrom(
    '40 mg',
    '14-May-2026',
    'oral',
    ', ',
    ' ',
    '5',
    '-',
    '3.5–5.1 mmol/L',
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      const shown = renderToStaticMarkup(<Unbroken>{text}</Unbroken>).replace(/<[^>]*>/g, '')
      expect(shown).toBe(text)
    }),
  )
})
