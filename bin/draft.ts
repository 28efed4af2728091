// Usage:  npm run --silent draft -- FILE […]    drafts notes from transcripts; see USAGE
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { draftNote } from '#lib/ambient/draft-note.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { noteIdSchema } from '#lib/kernel/id-schemas.ts'
import en from '#lib/messages/en/note.ts'
import type { ChartFact } from '#lib/note/chart-fact.ts'
import type { Note } from '#lib/note/note.ts'
import { emptyNote, isNoteType, type NoteTypeCode, noteTypeCodes } from '#lib/note/note-types.ts'
import { runCommand, typedPath, uuidOf } from './ambient/command-line.ts'
import { readChart } from './ambient/read-chart.ts'
import { readVisits } from './ambient/read-visits.ts'
import { sectionsText } from './ambient/sections-text.ts'
import { Refusal } from './process/refusal.ts'

const USAGE = `Usage: npm run --silent draft -- FILE […] [--chart BUNDLE] [--type CODE] [--json] [--out FOLDER]

FILE      A transcript: text with speaker labels, WebVTT, a Praat TextGrid (NAME_doctor and
          NAME_patient are one visit) or the JSON of a transcription service; or many of them: JSON
          Lines (.jsonl) or CSV (.csv) with an id and a transcript in each row.
--chart   A FHIR Bundle of the patient: age, sex and problems come from it.
--type    LOINC code of the note's type: ${noteTypeCodes.join(', ')}; else 34117-2.
--json    Each note with its evidence, one JSON object on a line, instead of text.
--out     Writes ID.txt and ID.json into this folder instead.

Exit code: 0 every visit was drafted, 1 some were not (they are named), 2 nothing could be done.`

type Drafted = { readonly id: string; readonly note: Note }

/** Drafts one after the other and writes each as soon as it is done. */
function draftAll(
  paths: readonly string[],
  draft: (transcript: Transcript) => Note,
  write: (drafted: Drafted) => void,
): number {
  const visits = readVisits(paths)
  const bad = visits.filter(({ transcript }) => transcript === undefined)
  visits.forEach(({ id, transcript, from }, index) => {
    if (!transcript) return
    write({ id, note: draft(transcript) })
    console.error(`${index + 1}/${visits.length} ${from}`)
  })
  for (const { from, why } of bad) console.error(`Not drafted: ${from}: ${why}.`)
  return bad.length > 0 ? 1 : 0
}

function noteOf(
  type: NoteTypeCode,
  transcript: Transcript,
  chartFacts: readonly ChartFact[],
): Note {
  const blank = emptyNote(
    type,
    noteIdSchema.parse(uuidOf(`note ${transcript.id}`)),
    (code) => en.section[code],
  )
  let count = 0
  return draftNote(blank, { transcript, chartFacts, newId: () => `s${++count}` })
}

const writeText = ({ id, note }: Drafted): void => console.log(`${id}\n\n${sectionsText(note)}\n`)

const jsonOf = ({ id, note }: Drafted): string =>
  JSON.stringify({ id, text: sectionsText(note), note })

const writeJson = (drafted: Drafted): void => console.log(jsonOf(drafted))

function writerInto(folder: string): (drafted: Drafted) => void {
  mkdirSync(folder, { recursive: true })
  return (drafted) => {
    const name = drafted.id.replace(/[^\w.-]/g, '_')
    writeFileSync(join(folder, `${name}.txt`), `${sectionsText(drafted.note)}\n`)
    writeFileSync(join(folder, `${name}.json`), `${jsonOf(drafted)}\n`)
  }
}

await runCommand(USAGE, () => {
  const { values, positionals } = parseArgs({
    options: {
      chart: { type: 'string' },
      type: { type: 'string', default: '34117-2' },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  })
  const { type, chart, json, out } = values
  if (positionals.length === 0 || values.help || !isNoteType(type)) throw new Refusal(USAGE)
  const facts = chart === undefined ? [] : readChart(chart)
  const write = out === undefined ? (json ? writeJson : writeText) : writerInto(typedPath(out))
  return draftAll(positionals, (transcript) => noteOf(type, transcript, facts), write)
})
