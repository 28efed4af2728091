import { describe, expect, test } from 'vitest'
import { quantitiesOf } from './quantities.ts'
import { isProven } from './quantity.ts'

const read = (text: string) =>
  quantitiesOf(text)
    .map(({ value, unit }) => (unit ? `${value} ${unit}` : value))
    .sort()

describe('the quantities of a text', () => {
  test.each([
    ['blood pressure one fifty over seventy', ['150/70']],
    ['BP 148/84 mmHg, heart rate 92/min', ['148/84 mmHg', '92 /min']],
    ['NT-proBNP 1840 pg/mL on 12-Nov-2026', ['1840 pg/mL', '2026-11-12 date']],
    ['twenty three hundred milligrams per day', ['1 /d', '2300 mg']],
    ['25 milligram tablets , twice daily', ['2 /d', '25 mg']],
    ['80mg b.i.d.', ['2 /d', '80 mg']],
    ['three to four times a day', ['3 /d', '4 /d']],
    ['grade two out of six', ['2/6']],
    ['it has been a week now', ['1 wk']],
    ['two to three weeks', ['2 wk', '3 wk']],
    ['6-8 weeks', ['6 wk', '8 wk']],
    ['two and a half pills', ['2.5 tablet']],
    ['potassium five point three', ['5.3']],
    ['in nineteen ninety six', ['1996']],
    ['one hundred and five pounds', ['105 lb']],
    ['one thousand five hundred milligrams', ['1500 mg']],
    ['two thousand milligrams', ['2000 mg']],
    ['a thousand milligrams', ['1000 mg']],
    ['a fever of a hundred and three', ['103']],
    ['one oh one point five', ['101.5']],
    ['a stone of point five centimeters', ['0.5 cm']],
    ['at this point five days later', ['5 d']],
    ['a fever of about a hundred . four', ['100', '4']],
    ['1,200 mg', ['1200 mg']],
    ['eGFR 47 mL/min/1.73 m²', ['47 mL/min/1.73 m²']],
    ['her date of birth is 07/01/1954', ['1954-07-01 date']],
    ['68-year-old woman', ['68 y']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  test('a name with digits is no number', () => {
    expect(read('vitamin B12, stage 3a, A1c, L4')).toEqual([])
  })

  test('the number of a list entry is no number', () => {
    expect(read('1. Right knee pain')).toEqual([])
  })
})

describe('a stated quantity', () => {
  const proves = (stated: string, evidence: string) =>
    quantitiesOf(stated).every((quantity) => isProven(quantity, quantitiesOf(evidence)))

  test.each([
    ['40 mg once daily', 'forty milligrams once a day'],
    ['BP 150/70', 'it was one fifty over seventy'],
    ['for 1 week', 'about a week'],
    ['the one that hurts', 'my knee'],
  ])('"%s" is proven by "%s"', (stated, evidence) => {
    expect(proves(stated, evidence)).toBe(true)
  })

  test.each([
    ['40 mg', '40 mcg'],
    ['40 mg', '4 mg'],
    ['3 weeks', '3 days'],
    ['80 mg', 'eighty of furosemide'],
    ['twice daily', 'once daily'],
    ['BP 105/70', 'one fifty over seventy'],
  ])('"%s" is not proven by "%s"', (stated, evidence) => {
    expect(proves(stated, evidence)).toBe(false)
  })
})
