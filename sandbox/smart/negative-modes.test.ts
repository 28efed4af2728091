import { describe, expect, test } from 'vitest'
import { smartModeNames, smartModes, smartModesSchema } from './negative-modes.ts'

describe('the SMART modes', () => {
  test('are healthy when nothing is said: the first choice of each', () => {
    const healthy = Object.fromEntries(
      smartModeNames.map((name) => [name, Object.keys(smartModes[name].choices)[0]]),
    )
    expect(smartModesSchema.parse(undefined)).toEqual(healthy)
    expect(smartModesSchema.parse({})).toEqual(healthy)
  })

  test.each(smartModeNames)('%s has a title and a sentence for every choice', (name) => {
    const { title, choices } = smartModes[name]
    expect(title).not.toBe('')
    for (const [choice, sentence] of Object.entries(choices)) {
      expect(sentence).toMatch(/\.$/)
      expect(smartModesSchema.parse({ [name]: choice })).toMatchObject({ [name]: choice })
    }
  })

  test('refuse what is no mode and what is no choice', () => {
    expect(smartModesSchema.safeParse({ other: 'x' }).success).toBe(false)
    expect(smartModesSchema.safeParse({ idToken: 'x' }).success).toBe(false)
  })
})
