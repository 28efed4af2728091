import { expect, test } from 'vitest'
import { personName } from './human-name.ts'

const full = (...names: Parameters<typeof personName>[0] & object) => personName(names)?.full

test('the family name is in capitals, then given names and the title', () => {
  expect(
    full({ use: 'official', family: 'Marchetti', given: ['Rosalind', 'Ada'], prefix: ['Mrs'] }),
  ).toBe('MARCHETTI, Rosalind Ada (Mrs)')
})

test('a degree stands after the given name', () => {
  expect(full({ family: 'Okafor', given: ['Daniel'], suffix: ['MD'] })).toBe('OKAFOR, Daniel, MD')
  expect(full({ family: 'Ortiz', given: ['Ben'], suffix: ['III', 'DO'] })).toBe(
    'ORTIZ III, Ben, DO',
  )
})

test('a generation stays with the family name: it tells father from son', () => {
  expect(full({ family: 'Ortiz', given: ['Ben'], suffix: ['Jr.'] })).toBe('ORTIZ Jr., Ben')
})

test('official before usual before the rest; an old name only when there is no other', () => {
  const maiden = { use: 'maiden', family: 'Rossi', given: ['Rosalind'] }
  const usual = { use: 'usual', family: 'Marchetti', given: ['Rosie'] }
  const official = { use: 'official', family: 'Marchetti', given: ['Rosalind'] }
  expect(full(maiden, usual, official)).toBe('MARCHETTI, Rosalind')
  expect(full(maiden, usual)).toBe('MARCHETTI, Rosie')
  expect(full(maiden)).toBe('ROSSI, Rosalind')
})

test('an official name that is over gives way to the one in use', () => {
  const over = { use: 'official', family: 'Rossi', period: { end: '2020' as never } }
  expect(full(over, { use: 'usual', family: 'Marchetti' })).toBe('MARCHETTI')
  expect(full(over, { use: 'maiden', family: 'Bianchi' })).toBe('ROSSI')
  expect(
    full(
      { use: 'official', family: 'Rossi', period: { end: undefined, start: undefined } },
      { use: 'official', family: 'Old', period: { end: '2020' as never } },
    ),
  ).toBe('ROSSI')
})

test('a name in another script is shown beside its Latin spelling', () => {
  const name = personName([
    { use: 'official', family: '山田', given: ['太郎'] },
    { use: 'official', family: 'Yamada', given: ['Taro'] },
  ])
  expect(name).toMatchObject({ full: 'YAMADA, Taro', inOwnScript: '山田, 太郎' })
})

test('a name in another script alone is shown as it is', () => {
  expect(personName([{ family: 'Иванова', given: ['Анна'] }])).toEqual({
    full: 'ИВАНОВА, Анна',
    short: 'Анна Иванова',
  })
})

test('a name that came only as text is not rearranged', () => {
  expect(personName([{ text: 'Rosalind of Siena' }])).toEqual({
    full: 'Rosalind of Siena',
    short: 'Rosalind of Siena',
  })
})

test('one name alone is enough, and none is none', () => {
  expect(full({ given: ['Baby'] })).toBe('Baby')
  expect(full({ family: '  ' })).toBeUndefined()
  expect(personName(undefined)).toBeUndefined()
})

test('a colleague is spoken of with title and family name', () => {
  expect(personName([{ family: 'Okafor', given: ['Dayo'], prefix: ['Dr.'] }])?.short).toBe(
    'Dr Okafor',
  )
})
