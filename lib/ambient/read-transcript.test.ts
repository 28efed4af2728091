import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { transcriptId } from '../testing/note/note-builders.ts'
import { hasSharedData, sharedCsv, sharedText } from '../testing/note/shared-data.ts'
import { readTranscript, type SpeakerRoles } from './read-transcript.ts'
import { swapSpeakers } from './transcript.ts'
import { transcriptSchema } from './transcript-schema.ts'

function read(text: string, roles?: SpeakerRoles) {
  const result = readTranscript(text, transcriptId, roles)
  return result.ok ? result.value.turns : result.error.code
}

const spoken = (text: string) => {
  const turns = read(text)
  return typeof turns === 'string'
    ? turns
    : turns.map((turn) => `${turn.at ?? ''}${turn.speaker}: ${turn.text}`)
}

describe('a pasted transcript', () => {
  test.each([
    ['[doctor] hello\n[patient] hi', ['clinician: hello', 'patient: hi']],
    ['DR: hello\nPT: hi', ['clinician: hello', 'patient: hi']],
    ['Dr. Smith: hello\nMrs. Alvarez-Gómez: hi', ['clinician: hello', 'patient: hi']],
    ['Doctor_2: hello\r\nGuest_family_1: hi\r\n', ['clinician: hello', 'other: hi']],
    ['[00:12] Doctor: hello\n[00:15] Patient: hi', ['00:12clinician: hello', '00:15patient: hi']],
    [
      '09:14:31 Doctor: hello\n09:15 - Patient: hi',
      ['09:14:31clinician: hello', '09:15patient: hi'],
    ],
    ['Doctor (00:12): hello', ['00:12clinician: hello']],
    [
      'Doctor: hello\n  how are you?\n\nPatient: hi',
      ['clinician: hello how are you?', 'patient: hi'],
    ],
    ['Visit of Monday\nDoctor: hello', ['unknown: Visit of Monday', 'clinician: hello']],
    ['Doctor: hello\nDoctor:\nPatient: hi', ['clinician: hello', 'patient: hi']],
  ])('%j is read turn by turn', (text, turns) => {
    expect(spoken(text)).toEqual(turns)
  })

  test('takes a speaker that names no role as another person', () => {
    expect(
      spoken('Doctor: who is with you?\nGwen: his aunt\nDoctor: welcome\nGwen: thanks'),
    ).toEqual([
      'clinician: who is with you?',
      'other: his aunt',
      'clinician: welcome',
      'other: thanks',
    ])
  })

  test('takes no heading within a turn for a speaker', () => {
    expect(
      spoken('Doctor: let me dictate.\nPlan: rest.\nBP: 148/84 at 09:14\nPatient: fine'),
    ).toEqual(['clinician: let me dictate. Plan: rest. BP: 148/84 at 09:14', 'patient: fine'])
  })

  test('follows the clinician on who is who', () => {
    const roles = { 'Speaker 1': 'clinician', 'Speaker 2': 'patient' } as const
    const text = 'Speaker 1: hello\nSpeaker 2: hi\nSpeaker 1: cough?\nSpeaker 2: no'
    expect(read(text)).toMatchObject([{ speaker: 'other' }, { speaker: 'other' }, {}, {}])
    expect(read(text, roles)).toMatchObject([
      { speaker: 'clinician' },
      { speaker: 'patient' },
      {},
      {},
    ])
  })

  test('without any speaker is not readable', () => {
    expect(read('He has had a cough for three weeks.')).toBe('TRANSCRIPT_UNREADABLE')
    expect(read('')).toBe('TRANSCRIPT_UNREADABLE')
  })

  test('loses no word, whatever is pasted', () => {
    const line = fc.stringMatching(/^[a-z:.[\] ]{0,20}$/)
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const turns = read(['Doctor: hello', ...lines].join('\n'))
        if (typeof turns === 'string') throw new Error('readable by its first line')
        const words = (text: string) => text.match(/[a-z.]+/g) ?? []
        const pasted = words(['Doctor hello', ...lines].join(' ').toLowerCase())
        const kept = turns.flatMap(({ label, text }) => words(`${label} ${text}`.toLowerCase()))
        // A label alone on its line is a turn in which nothing was said.
        const silent = lines
          .filter((text) => /^\s*(?:\[[^\]]*\]:?|[^:]*:)\s*$/.test(text))
          .flatMap(words)
        expect([...kept, ...silent].length).toBeGreaterThanOrEqual(pasted.length)
      }),
    )
  })
})

describe('a WebVTT file', () => {
  const file = [
    'WEBVTT\n',
    'NOTE exported\n',
    '1\n00:00:01.000 --> 00:00:03.000\n<v Dr Okafor>What brings you in &amp; when?</v>\n',
    '2\n00:00:03.500 --> 00:00:05.000\n<v Mrs Marchetti>This <i>cough</i>,</v>\n',
    '3\n00:00:05.000 --> 00:00:07.000\n<v Mrs Marchetti>three weeks.</v>\n',
  ].join('\n')

  test('is read by its voices, cues of one speaker joined', () => {
    expect(read(file)).toEqual([
      { speaker: 'clinician', label: 'Dr Okafor', text: 'What brings you in & when?', at: '00:01' },
      { speaker: 'patient', label: 'Mrs Marchetti', text: 'This cough, three weeks.', at: '00:03' },
    ])
  })
})

test('swapping the speakers twice changes nothing', () => {
  const result = readTranscript('Doctor: hello\nPatient: hi\nGuest: hey', transcriptId)
  if (!result.ok) throw new Error(result.error.code)
  expect(swapSpeakers(result.value).turns.map(({ speaker }) => speaker)).toEqual([
    'patient',
    'clinician',
    'other',
  ])
  expect(swapSpeakers(swapSpeakers(result.value))).toEqual(result.value)
  expect(transcriptSchema.parse(result.value)).toEqual(result.value)
})

const dialogues = [
  ['aci-bench/valid.csv', /^\[[a-z_]+\] *\S/gm, 2],
  ['aci-bench/train.csv', /^\[[a-z_]+\] *\S/gm, 2],
  ['mts-dialog/training.csv', /^ ?[A-Z][a-z]+(?:_[a-z]+)?(?:_?\d)?: *\S/gm, 0],
] as const

describe.each(dialogues)('every dialogue of %s', (path, turnStart, minSpeakers) => {
  test.skipIf(!hasSharedData(path))(
    `is read with its speakers (skipped without CHARTSIDE_SHARED_DATA)`,
    () => {
      const rows = sharedCsv(path)
      expect(rows.length).toBeGreaterThan(19)
      for (const { dialogue = '' } of rows) {
        const turns = read(dialogue)
        if (typeof turns === 'string') throw new Error(`${turns}: ${dialogue.slice(0, 40)}`)
        expect(turns.length).toBeGreaterThanOrEqual(dialogue.match(turnStart)?.length ?? 0)
        expect(new Set(turns.map(({ speaker }) => speaker)).size).toBeGreaterThanOrEqual(
          minSpeakers,
        )
        expect(turns.some(({ speaker }) => speaker === 'clinician') || minSpeakers === 0).toBe(true)
      }
    },
  )
})

const consultation = 'primock57/day3_consultation06'

test.skipIf(!hasSharedData(`${consultation}_doctor.TextGrid`))(
  'the timed turns of a PriMock57 consultation keep time, speaker and tags (skipped without CHARTSIDE_SHARED_DATA)',
  () => {
    const utterances = (['doctor', 'patient'] as const)
      .flatMap((role) => {
        const grid = sharedText(`${consultation}_${role}.TextGrid`)
        return [...grid.matchAll(/xmin = ([\d.]+)\s+xmax = [\d.]+\s+text = "([^"]+)"/g)].map(
          ([, start, text]) => ({ start: Number(start), role, text }),
        )
      })
      .sort((a, b) => a.start - b.start)
    const clock = (seconds: number) =>
      `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
    const turns = read(
      utterances
        .map(
          ({ start, role, text }) =>
            `[${clock(start)}] ${role === 'doctor' ? 'Doctor' : 'Patient'}: ${text}`,
        )
        .join('\n'),
    )
    expect(turns).toEqual(
      utterances.map(({ start, role, text }) => ({
        speaker: role === 'doctor' ? 'clinician' : 'patient',
        label: role === 'doctor' ? 'Doctor' : 'Patient',
        text: text?.replace(/\s+/g, ' ').trim(),
        at: clock(start),
      })),
    )
  },
)
