import fc from 'fast-check'
import format from 'icu-minify/format'
import { createTranslator } from 'use-intl'
import { describe, expect, test } from 'vitest'
import { compiledMessages } from './compile-messages.ts'
import en from './en.ts'

const texts = (tree: object, path = ''): readonly [string, unknown][] =>
  Object.entries(tree).flatMap(([key, value]): readonly [string, unknown][] =>
    typeof value === 'object' && !Array.isArray(value)
      ? texts(value, `${path}${key}.`)
      : [[`${path}${key}`, value]],
  )

describe('the catalogue', () => {
  test.each(Object.entries(en.appError))('tells people something in a sentence: %s', (_, said) => {
    expect(said).toMatch(/^[A-Z].*\.$/)
  })

  test('has every message compiled, and none lost', () => {
    const keys = texts(en).map(([key]) => key)
    expect(keys.length).toBeGreaterThan(100)
    expect(texts(compiledMessages).map(([key]) => key)).toEqual(keys)
  })

  test('says compiled what it says uncompiled', () => {
    const t = createTranslator({ locale: 'en', messages: en, namespace: 'chart' })
    const compiled = compiledMessages.chart.problem.entries as unknown
    fc.assert(
      fc.property(fc.nat(), (count) => {
        const formatters = {
          getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
            new Intl.DateTimeFormat(...args),
          getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
            new Intl.NumberFormat(...args),
          getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
            new Intl.PluralRules(...args),
        }
        const said = format(
          compiled as Parameters<typeof format>[0],
          'en',
          { count },
          { formatters },
        )
        expect(said).toBe(t('problem.entries', { count }))
      }),
      { numRuns: 50 },
    )
  })
})
