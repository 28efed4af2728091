import { describe, expect, test } from 'vitest'
import { rouge } from './rouge.ts'

describe('ROUGE as it is published for ACI-Bench', () => {
  test('counts words and pairs that both texts have, whatever their case and signs', () => {
    // 3 of 4 and 3 of 5 words are common, 1 of 3 and 1 of 4 pairs.
    const { r1, r2 } = rouge('Denies fever, cough. Chills', 'denies FEVER and chills today')
    expect(r1).toBeCloseTo((2 * 3 * 100) / 9)
    expect(r2).toBeCloseTo((2 * 1 * 100) / 7)
  })

  test('counts a word as often as both have it', () => {
    expect(rouge('no no no', 'no').r1).toBeCloseTo((2 * 1 * 100) / 4)
  })

  test('takes the union of what the lines have in common (Lin 2004 §3.2)', () => {
    // The paper's example: w1 w2 from the first line and w1 w3 w5 from the second.
    const { rLsum } = rouge('w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5', 'w1 w2 w3 w4 w5')
    expect(rLsum).toBeCloseTo((2 * 4 * 100) / 15)
  })

  test('does not reward order within other lines', () => {
    const inOrder = rouge('a b c', 'a b c').rLsum
    const reversed = rouge('c b a', 'a b c').rLsum
    expect([inOrder, reversed]).toEqual([100, (2 * 1 * 100) / 6])
  })

  test('is nothing for texts with nothing in common, or without words', () => {
    expect(rouge('', 'a')).toEqual({ r1: 0, r2: 0, rLsum: 0 })
    expect(rouge('b', 'a')).toEqual({ r1: 0, r2: 0, rLsum: 0 })
    expect(rouge('…', '–')).toEqual({ r1: 0, r2: 0, rLsum: 0 })
  })
})
