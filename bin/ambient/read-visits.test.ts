import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readChart } from './read-chart.ts'
import { readVisits } from './read-visits.ts'

let folder = ''
const written = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartside-draft-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const grid = (said: string, begin: number) =>
  [
    'File type = "ooTextFile"',
    'Object class = "TextGrid"',
    '        class = "IntervalTier"',
    '        name = "Speaker"',
    `            xmin = ${begin}`,
    `            xmax = ${begin + 1}`,
    `            text = "${said}"`,
  ].join('\r\n')

describe('files named on the command line', () => {
  test('that are two channels are one visit, whose speakers the names tell', () => {
    const paths = [
      written('day1_doctor.TextGrid', grid('Any fever?', 1)),
      written('day1_patient.TextGrid', grid('No.', 2)),
    ]
    const [visit, ...others] = readVisits(paths)
    expect(others).toEqual([])
    expect(visit?.id).toBe('day1')
    expect(visit?.transcript?.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['clinician', 'Any fever?'],
      ['patient', 'No.'],
    ])
  })

  test('with rows give a visit for each, and name the row that is none', () => {
    const path = written(
      'visits.jsonl',
      '{"id":"a","text":"Doctor: hi."}\n{"id":"b","text":"hm"}\n{}',
    )
    expect(
      readVisits([path]).map(({ id, from, why }) => [id, from.replace(folder, ''), why]),
    ).toEqual([
      ['a', '/visits.jsonl, row 1 (a)', undefined],
      ['b', '/visits.jsonl, row 2 (b)', 'no spoken turns were found in it'],
      ['row-3', '/visits.jsonl, row 3', 'it has no transcript, dialogue, text, conversation'],
    ])
  })

  test('that are not there are refused', () => {
    expect(() => readVisits([join(folder, 'nothing.txt')])).toThrow('cannot be read')
  })
})

describe('a Bundle as the chart', () => {
  const patient = { resourceType: 'Patient', id: 'p1', gender: 'female', birthDate: '1958-04-05' }
  const problem = (subject: string) => ({
    resourceType: 'Condition',
    id: 'c1',
    subject: { reference: subject },
    code: { text: 'Heart failure' },
  })
  const bundle = (...entries: readonly (readonly [string, object])[]) =>
    written(
      'chart.json',
      JSON.stringify({
        resourceType: 'Bundle',
        type: 'transaction',
        entry: entries.map(([fullUrl, resource]) => ({ fullUrl, resource })),
      }),
    )

  test('gives the facts of its patient, whose entries it may name by full URL', () => {
    const path = bundle(['urn:uuid:u1', patient], ['urn:uuid:u2', problem('urn:uuid:u1')])
    expect(
      readChart(path)
        .facts.map(({ kind, name }) => [kind, name])
        .at(-1),
    ).toEqual(['problem', 'Heart failure'])
  })

  test('is refused with two patients, or with another’s record', () => {
    const other = { ...patient, id: 'p2' }
    expect(() => readChart(bundle(['a', patient], ['b', other]))).toThrow('one patient')
    expect(() => readChart(bundle(['a', patient], ['b', problem('Patient/p2')]))).toThrow(
      'another patient',
    )
  })
})
