import { describe, expect, test } from 'vitest'
import { polaritiesOf, polaritiesOfSpeech } from './polarity.ts'
import { polarityDifferences } from './polarity-differences.ts'
import { stem } from './words.ts'

const of = (text: string, word: string) => [...(polaritiesOf(text).get(stem(word)) ?? [])]
const said = (quotes: string[], word: string) => [
  ...(polaritiesOfSpeech(quotes).get(stem(word)) ?? []),
]

describe('how a sentence speaks of a thing', () => {
  test.each([
    ['Dry cough for three weeks.', 'cough', 'affirmed'],
    ['Denies chest pain, nausea or vomiting.', 'vomiting', 'negated'],
    ['No fever but chills at night.', 'fever', 'negated'],
    ['No fever but chills at night.', 'chills', 'affirmed'],
    ['No cough. Fever since Monday.', 'fever', 'affirmed'],
    ['Call if the pain gets worse.', 'pain', 'supposed'],
    ['Weigh every morning; call with a fever.', 'fever', 'supposed'],
    ['My mother had diabetes.', 'diabetes', 'of-relative'],
    ['I can’t get my shoes on, both ankles swollen.', 'swollen', 'affirmed'],
    ['I don’t have fever, chills, or cough.', 'cough', 'negated'],
    ['Has diabetes.', 'diabetes', 'affirmed'],
    ['The heart rate is not 72.', 'heart', 'negated'],
    ['The A1c is not 5.1 on the last check.', 'check', 'negated'],
    ['No family history of colon cancer.', 'cancer', 'of-no-relative'],
    ['If the ultrasound is not normal, it is repeated.', 'normal', 'supposed-not'],
    ['Asked “Any chest pain?” Patient: “No.”', 'pain', 'negated'],
    ['Asked “Any chest pain?” Patient: “Yes, at night.”', 'pain', 'affirmed'],
  ])('%s → %s is %s', (text, word, polarity) => {
    expect(of(text, word)).toEqual([polarity])
  })
})

describe('how speech speaks of a thing', () => {
  test('a question alone says nothing', () => {
    expect(said(['any chest pain'], 'pain')).toEqual(['asked'])
  })

  test('a bare no is bound to the question it answers', () => {
    expect(said(['do you have any chest pain ?', 'no .'], 'pain')).toEqual(['negated'])
    expect(said(['any chest pain?', 'yeah, sometimes'], 'pain')).toEqual(['affirmed'])
  })

  test.each([
    'i have not .',
    'uh , i have not',
    'i do n’t',
    'uh , no , not that i know of',
    'none of that',
    'not at all',
    'nothing like that',
  ])('“%s” denies what was asked', (answer) => {
    expect(said(['have you had any fever ?', answer], 'fever')).toEqual(['negated'])
  })

  test.each(["i do n't really know", 'i don’t remember', 'about a week'])(
    '“%s” leaves it open',
    (answer) => {
      expect(said(['have you had any fever ?', answer], 'fever')).toEqual(['asked'])
    },
  )

  test('an answer that names a part of what was asked leaves the rest open', () => {
    const quotes = ['any chest pain or palpitations ?', 'no chest pain .']
    expect([said(quotes, 'pain'), said(quotes, 'palpitations')]).toEqual([['negated'], ['asked']])
    const some = ['any fever or chills ?', 'yes , chills']
    expect([said(some, 'fever'), said(some, 'chills')]).toEqual([['asked'], ['affirmed']])
    const all = ['any fever or chills ?', 'no fever , no chills']
    expect([said(all, 'fever'), said(all, 'chills')]).toEqual([['negated'], ['negated']])
  })

  test('a yes to what is supposed not to be there says neither, a no agrees', () => {
    for (const asked of ['and no other injuries ?', 'so you escaped without any injuries ?']) {
      expect(said([asked, 'yes .'], 'injuries')).toEqual(['asked'])
      expect(said([asked, 'no .'], 'injuries')).toEqual(['negated'])
    }
    expect(said(["don't you have any pain ?", 'yes .'], 'pain')).toEqual(['affirmed'])
  })

  test('a no that answers does not deny the sentence after it', () => {
    expect(said(['no, i have the pain every day'], 'pain')).toEqual(['affirmed'])
    expect(said(['um no i have the pain every day'], 'pain')).toEqual(['affirmed'])
    expect(said(['no pain is noted'], 'pain')).toEqual(['negated'])
  })

  test('“how about” asks, though it begins like a question that supposes', () => {
    expect(said(['how about chest pain ?', 'no .'], 'pain')).toEqual(['negated'])
    expect(said(['how are you sleeping ?', 'no .'], 'sleeping')).toEqual(['affirmed'])
  })
})

describe('a difference of polarity', () => {
  const differs = (statement: string, quotes: string[]) =>
    polarityDifferences(polaritiesOf(statement), polaritiesOfSpeech(quotes)).length > 0

  test.each([
    ['Denies chest pain.', ['any chest pain?', 'no']],
    ['Chest pain on exertion.', ['i get chest pain when i climb stairs']],
    ['Mother had diabetes.', ['my mother had diabetes']],
  ] as const)('is not found in "%s"', (statement, quotes) => {
    expect(differs(statement, [...quotes])).toBe(false)
  })

  test.each([
    ['Chest pain.', ['any chest pain?', 'no']],
    ['Denies chest pain.', ['i get chest pain when i climb stairs']],
    ['Chest pain.', ['any chest pain?']],
    ['Diabetes.', ['my mother had diabetes']],
    ['Shortness of breath.', ['call me if you get short of breath']],
  ] as const)('is found in "%s"', (statement, quotes) => {
    expect(differs(statement, [...quotes])).toBe(true)
  })
})
