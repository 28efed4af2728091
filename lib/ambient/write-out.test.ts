import { describe, expect, test } from 'vitest'
import { sentencesOf } from './sentences.ts'
import { asSentence, writeOut } from './write-out.ts'

describe('speech written out', () => {
  test.each([
    ['um , i , i just feel out of sorts lately .', 'I just feel out of sorts lately.'],
    ["i do n't have it , you know , at all", "I don't have it, at all."],
    ["we 're gon na check that", "We 're going to check that."],
    ['okay . so , um , lisinopril twenty milligrams a day', 'Lisinopril 20 mg a day.'],
    ['it was one fifty over seventy', 'It was 150/70.'],
    ['a murmur grade two out of six', 'A murmur grade 2/6.'],
    ['reduced at 45 %', 'Reduced at 45%.'],
    ['about five weeks or so', 'About five weeks or so.'],
    ['four four pills', 'Four four pills.'],
    ['have you had a fever ?', 'Have you had a fever?'],
  ])('%j is %j', (spoken, written) => {
    expect(asSentence(writeOut(spoken))).toBe(written)
  })
})

describe('the sentences of a turn', () => {
  const of = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

  test('end at full stops, not within numbers, titles or pauses', () => {
    expect(of('dr. smith gave 2.5 mg . it was ... hard . okay ?')).toEqual([
      'dr. smith gave 2.5 mg .',
      'it was ... hard .',
      'okay ?',
    ])
  })

  test('start with a new thought where speech has no full stops', () => {
    const spoken =
      "your lungs are clear bilaterally i do n't hear any wheezes or crackles okay so on your heart exam i do still hear that murmur"
    expect(of(spoken)).toEqual([
      'your lungs are clear bilaterally',
      "i do n't hear any wheezes or crackles",
      'okay so on your heart exam i do still hear that murmur',
    ])
  })

  test('are parts of the turn as it was said, in order', () => {
    const spoken =
      'so , brian , it hurts . i fell , and i hit my knee , and it is still swollen after all these weeks'
    let end = 0
    for (const span of sentencesOf(spoken)) {
      expect(span.start).toBeGreaterThanOrEqual(end)
      expect(spoken.slice(span.start, span.end).trim()).toBe(spoken.slice(span.start, span.end))
      end = span.end
    }
    expect(of(spoken).join(' ').replace(/\s+/g, ' ')).toBe(spoken)
  })
})
