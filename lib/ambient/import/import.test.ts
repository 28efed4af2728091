import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { transcriptId } from '../../testing/note/note-builders.ts'
import { readTranscript } from '../read-transcript.ts'
import { readCsvRows, readJsonLines } from './read-rows.ts'
import { namedTiers } from './read-textgrid.ts'

const turnsOf = (text: string) => {
  const read = readTranscript(text, transcriptId)
  if (!read.ok) throw new Error(read.error.code)
  return read.value.turns.map(({ label, text: said, at }) => [label, said, at])
}

type Spoken = { readonly begin: number; readonly text: string }

const tier = (name: string, spoken: readonly Spoken[]) =>
  [
    '    item [1]:',
    '        class = "IntervalTier" ',
    `        name = "${name}" `,
    ...spoken.flatMap(({ begin, text }, at) => [
      `        intervals [${at + 1}]:`,
      `            xmin = ${begin} `,
      `            xmax = ${begin + 1} `,
      `            text = "${text.replaceAll('"', '""')}" `,
    ]),
  ].join('\n')
const textGrid = (...tiers: string[]) =>
  ['File type = "ooTextFile"', 'Object class = "TextGrid"', '', ...tiers].join('\n')

describe('a TextGrid', () => {
  test('gives the turns of its tiers in the order they began, without silence', () => {
    const text = textGrid(
      tier('Doctor', [
        { begin: 0, text: 'How are you?' },
        { begin: 9.5, text: '' },
      ]),
      tier('Patient', [
        { begin: 3661.2, text: 'Bad.' },
        { begin: 2.5, text: 'A "cough".' },
      ]),
    )
    expect(turnsOf(text)).toEqual([
      ['Doctor', 'How are you?', '00:00'],
      ['Patient', 'A "cough".', '00:02'],
      ['Patient', 'Bad.', '1:01:01'],
    ])
  })

  test('marks what was not understood, and drops none of it', () => {
    const said = '<UNIN/> I have <UNSURE>chest pain</UNSURE>. <INAUDIBLE_SPEECH/>'
    expect(turnsOf(textGrid(tier('Patient', [{ begin: 1, text: said }])))).toEqual([
      ['Patient', '[inaudible] I have [unsure: chest pain]. [inaudible]', '00:01'],
    ])
  })

  test('of one channel takes its speaker from elsewhere', () => {
    const one = namedTiers(textGrid(tier('Speaker', [{ begin: 1, text: 'Hello.' }])), 'doctor')
    expect(turnsOf(one)).toEqual([['doctor', 'Hello.', '00:01']])
  })

  test('gives every word that was said, whatever is said when', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '"', ' ', 'é'), minLength: 1 })
    const spoken = fc.record({ begin: fc.nat({ max: 5000 }), text: word })
    fc.assert(
      fc.property(fc.array(spoken, { minLength: 1 }), fc.array(spoken), (doctor, patient) => {
        const all = [...doctor, ...patient].map(({ text }) => text.trim().replace(/\s+/g, ' '))
        fc.pre(all.some(Boolean))
        const read = turnsOf(textGrid(tier('Doctor', doctor), tier('Patient', patient)))
        expect(read.map(([, text]) => text).sort()).toEqual(all.filter(Boolean).sort())
      }),
    )
  })
})

describe('the JSON of a transcription service', () => {
  test('has its diarized speakers as turns', () => {
    const segments = [
      { speaker: 'A', start: 0, text: 'Any fever?' },
      { speaker: 'A', start: 2, text: 'Or chills?' },
      { speaker: 'Doctor', start: 75.2, text: 'I see.' },
    ]
    expect(turnsOf(JSON.stringify({ text: 'x', segments }))).toEqual([
      ['Speaker A', 'Any fever? Or chills?', '00:00'],
      ['Doctor', 'I see.', '01:15'],
    ])
  })

  test('without speakers is one other person’s, and is no error', () => {
    const segments = [{ start: 1, text: ' I have a cough.' }]
    expect(turnsOf(JSON.stringify({ segments }))).toEqual([['Speaker', 'I have a cough.', '00:01']])
    expect(turnsOf('{"text": "I have a cough."}')).toEqual([
      ['Speaker', 'I have a cough.', undefined],
    ])
  })

  test('gives every word of its segments', () => {
    const segment = fc.record({
      speaker: fc.constantFrom('A', 'B', null, undefined),
      text: fc.constantFrom('one', 'two words', 'three'),
    })
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
        const read = turnsOf(JSON.stringify({ segments }))
        expect(read.map(([, text]) => text).join(' ')).toBe(
          segments.map(({ text }) => text).join(' '),
        )
      }),
    )
  })
})

describe('rows with an id and a transcript', () => {
  const rows = fc.array(
    fc.record({ id: fc.uuid(), transcript: fc.stringMatching(/^[a-z",\n ]*[a-z]$/) }),
  )

  test('are read from JSON Lines as they were written', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const text = written.map((row) => `${JSON.stringify(row)}\n`).join('\n')
        expect(readJsonLines(text)).toEqual({
          rows: written.map(({ id, transcript }, at) => ({
            row: 2 * at + 1,
            id,
            text: transcript,
          })),
          bad: [],
        })
      }),
    )
  })

  test('are read from CSV as they were written', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`
        const lines = written.map(({ id, transcript }) => `${quoted(transcript)},${quoted(id)}`)
        expect(readCsvRows(['dialogue,encounter_id', ...lines].join('\r\n'))).toEqual({
          rows: written.map(({ id, transcript }, at) => ({ row: at + 1, id, text: transcript })),
          bad: [],
        })
      }),
    )
  })

  test('that cannot be read are named', () => {
    expect(readJsonLines('{"id":1,"text":"a"}\n\n{"id":2}\n[]\nnope').bad).toEqual([
      { row: 3, why: 'it has no transcript, dialogue, text, conversation' },
      { row: 4, why: 'it is no JSON object' },
      { row: 5, why: 'it is no JSON object' },
    ])
    expect(readCsvRows('id,text\n1\n2,b').bad).toEqual([
      { row: 1, why: 'it has 1 fields, the header 2' },
    ])
    expect(readCsvRows('id,text\n1,"b').bad).toEqual([
      { row: 0, why: 'a quoted field is not closed' },
    ])
  })
})
