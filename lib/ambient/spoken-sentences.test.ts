import { describe, expect, test } from 'vitest'
import { sentencesOf } from './sentences.ts'

const split = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

describe('speech without punctuation', () => {
  test('is split where a subject starts a thought of its own', () => {
    const said =
      "it's a dull pain in the back of my head i have flushing in my ears they get really red and hot"
    expect(split(said)).toEqual([
      "it's a dull pain in the back of my head",
      'i have flushing in my ears',
      'they get really red and hot',
    ])
  })

  test('keeps a subject with the word that holds it', () => {
    const said =
      'the pain in my knee comes back again whenever i climb the long stairs that they have at work'
    expect(split(said)).toEqual([said])
  })

  test.each([
    'we are going to put you in a sling and look at it again in two weeks and if the bones have not healed , then we are going to talk about surgery',
    'the good thing about these kinds of fractures of the upper arm is that generally , they will heal up without surgery',
  ])('never parts what is said under a condition, or with a doubt: %j', (said) => {
    expect(split(said).at(-1)).toMatch(/if the bones have not healed|generally/)
  })

  test.each([
    [
      'sometimes i get if i take it first thing in the morning it will be like eighty or ninety',
      'if i take it first thing in the morning it will be like eighty or ninety',
    ],
    [
      'i will have them swab you for a rapid strep test and if that is positive i want to prescribe amoxicillin',
      'and if that is positive i want to prescribe amoxicillin',
    ],
    [
      'i want to order an mri of the foot just to assess if there is any injury to those ligaments',
      'i want to order an mri of the foot just to assess if there is any injury to those ligaments',
    ],
  ])('keeps with a condition what it leads to: %j', (said, whole) => {
    expect(split(said).at(-1)).toContain(whole)
  })

  test.each([
    [
      'my belly hurts since the weekend and i think i had a fever last night too',
      'and i think i had a fever last night too',
    ],
    [
      'i will give you some ibuprofen for the pain just in case it gets worse over the weekend take it',
      'just in case it gets worse over the weekend',
    ],
    [
      'it does not look like when i lift and turn it that you can move your shoulder all the way',
      'it does not look like when i lift and turn it that you can move your shoulder all the way',
    ],
    [
      'so when you come home from work in the evening how soon after that do you drink your first beer',
      'how soon after that do you drink your first beer',
    ],
  ])('keeps doubt, denial and question with what they are of: %j', (said, whole) => {
    expect(split(said).some((sentence) => sentence.includes(whole))).toBe(true)
  })

  test('has one finding after the other', () => {
    const said =
      'your vitals are good on your heart exam i hear a murmur on your lung exam the lungs are clear and on your belly exam there is no pain'
    expect(split(said)).toEqual([
      'your vitals are good',
      'on your heart exam i hear a murmur',
      'on your lung exam the lungs are clear',
      'and on your belly exam there is no pain',
    ])
  })

  test('a yeah that goes on is no answer of its own', () => {
    const said =
      'yeah my brother held the ladder and i carried all the wood up to the roof by myself'
    expect(split(said)[0]).toMatch(/^yeah my brother/)
  })

  test('has one action in a sentence', () => {
    const said =
      'we are going to order another hemoglobin a1c for you in about three months continue the metformin twice a day'
    expect(split(said).at(-1)).toBe('continue the metformin twice a day')
  })

  test.each(['twelve . five milligrams daily', 'ninety eight . seven degrees', '2 . 5 mg'])(
    'never parts a number: %j',
    (said) => {
      expect(split(`i do want to add some aldactone ${said}`)).toHaveLength(1)
    },
  )
})

test('a no is an answer and a sentence, unless a number follows', () => {
  expect(split('No. I have had a headache.')).toEqual(['No.', 'I have had a headache.'])
  expect(split('It is no. 5 on the list.')).toHaveLength(1)
})
