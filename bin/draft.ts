// Usage:  npm run --silent draft -- FILE […]    drafts notes from transcripts; see USAGE
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Drafter, Drafting } from '#lib/ambient/drafter.ts'
import { soundsSwapped } from '#lib/ambient/roles/infer-roles.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { noteIdSchema } from '#lib/kernel/id-schemas.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import appErrors from '#lib/messages/en/app-error.ts'
import en from '#lib/messages/en/note.ts'
import { type DraftStyle, PLAIN_STYLE, wordings } from '#lib/note/aids/draft-style.ts'
import type { ChartFact } from '#lib/note/chart-fact.ts'
import {
  type Instruction,
  patientInstructions,
} from '#lib/note/instructions/patient-instructions.ts'
import type { Note } from '#lib/note/note.ts'
import { noteLayouts } from '#lib/note/note-layout.ts'
import { isNoteType, type NoteTypeCode, noteTypeCodes } from '#lib/note/note-types.ts'
import { type NoteTemplate, noteFromTemplate } from '#lib/note/templates/note-template.ts'
import { noteTemplates } from '#lib/note/templates/note-templates.ts'
import { verify } from '#lib/note/verify.ts'
import { chooseDrafter } from './ambient/choose-drafter.ts'
import { runCommand, typedPath, uuidOf } from './ambient/command-line.ts'
import { readChart } from './ambient/read-chart.ts'
import { readVisits } from './ambient/read-visits.ts'
import { sectionsText } from './ambient/sections-text.ts'
import { Refusal } from './process/refusal.ts'

const USAGE = `Usage: npm run --silent draft -- FILE […] [--chart BUNDLE]
         [--type CODE | --template ID] [--style STYLE] [--drafter model] [--instructions] [--json]
         [--out FOLDER]

FILE      A transcript: text with speaker labels, WebVTT, a Praat TextGrid (NAME_doctor and
          NAME_patient are one visit) or the JSON of a transcription service; or many of them: JSON
          Lines (.jsonl) or CSV (.csv) with an id and a transcript in each row.
--chart   A FHIR Bundle of the patient: age, sex and problems come from it.
--type    LOINC code of the note's type: ${noteTypeCodes.join(', ')}; else 34117-2.
--template  Order of sections, places for the chart, length:
          ${noteTemplates.map(({ id }) => id).join('\n          ')}
--style   ${wordings.join(' or ')}, ${noteLayouts.join(' or ')}; several with commas.
          Else ${wordings[0]} in ${noteLayouts[0]}.
--drafter model  By the language model that CHARTSIDE_DRAFTER names (docs/model-drafters.md): what
          was said is sent to it. Else by the built-in drafter, which sends nothing.
--instructions  The plan in plain language for the patient too, as far as it is certain.
--json    Each note with its evidence, one JSON object on a line, instead of text.
--out     Writes ID.txt and ID.json into this folder instead.

Exit code: 0 every visit was drafted, 1 some were not (they are named), 2 nothing could be done.`

type Drafted = {
  readonly id: string
  readonly note: Note
  /** What the drafter wanted to write and may not. */
  readonly leftOut: Drafting['leftOut']
  /** The sheet for the patient, when it is wanted. */
  readonly instructions?: readonly Instruction[] | undefined
}

/** Drafts one after the other and writes each as soon as it is done. */
async function draftAll(
  paths: readonly string[],
  draft: (transcript: Transcript) => Promise<Result<Omit<Drafted, 'id'>>>,
  write: (drafted: Drafted) => void,
): Promise<number> {
  const visits = readVisits(paths)
  const bad: string[] = []
  for (const [index, { id, transcript, from, why }] of visits.entries()) {
    const drafted = transcript && (await draft(transcript))
    if (!transcript || !drafted?.ok) {
      bad.push(`${from}: ${drafted && !drafted.ok ? appErrors[drafted.error.code] : `${why}.`}`)
      continue
    }
    write({ id, ...drafted.value })
    const remarks = [
      `${index + 1}/${visits.length} ${from}`,
      ...remarksOn(transcript, drafted.value),
    ]
    console.error(remarks.join(', '))
  }
  for (const one of bad) console.error(`Not drafted: ${one}`)
  return bad.length > 0 ? 1 : 0
}

const remarksOn = (transcript: Transcript, { leftOut }: Omit<Drafted, 'id'>): readonly string[] => [
  ...(leftOut.length > 0 ? [`${leftOut.length} left out`] : []),
  ...(soundsSwapped(transcript) ? ['clinician and patient sound swapped'] : []),
]

type Form = { readonly template: NoteTemplate; readonly style: DraftStyle }

function draftBy(
  drafter: Drafter,
  { template, style }: Form,
  transcript: Transcript,
  chartFacts: readonly ChartFact[],
): Promise<Result<Drafting>> {
  let count = 0
  const newId = () => `s${++count}`
  const id = noteIdSchema.parse(uuidOf(`note ${transcript.id}`))
  const begun = noteFromTemplate(template, id, (code) => en.section[code], chartFacts, newId)
  const { wording, layout } = style
  const note: Note = { ...begun.note, layout }
  return drafter.draft(note, { transcript, chartFacts, length: template.length, wording, newId })
}

/** What a type of note is without a template of somebody's. */
const plainTemplate = (type: NoteTypeCode): NoteTemplate => ({
  id: type,
  title: en.type[type],
  type,
  order: [],
  phrases: {},
  length: 'standard',
})

function templateOf(id: string | undefined, type: string): NoteTemplate {
  const template = noteTemplates.find((one) => one.id === id)
  if (template) return template
  if (id !== undefined || !isNoteType(type)) throw new Refusal(USAGE)
  return plainTemplate(type)
}

function styleOf(names: string): DraftStyle {
  const named = names.split(',').filter(Boolean)
  const wording = wordings.find((one) => named.includes(one))
  const layout = noteLayouts.find((one) => named.includes(one))
  if (named.some((name) => name !== wording && name !== layout)) throw new Refusal(USAGE)
  return { wording: wording ?? PLAIN_STYLE.wording, layout: layout ?? PLAIN_STYLE.layout }
}

function textOf({ note, instructions = [] }: Drafted): string {
  const told = instructions.map(({ text }) => text)
  return [sectionsText(note), ...(told.length > 0 ? ['', 'FOR THE PATIENT', ...told] : [])].join(
    '\n',
  )
}

const writeText = (drafted: Drafted): void => console.log(`${drafted.id}\n\n${textOf(drafted)}\n`)

const jsonOf = ({ id, note, leftOut, instructions }: Drafted): string =>
  JSON.stringify({ id, text: sectionsText(note), note, leftOut, instructions })

const writeJson = (drafted: Drafted): void => console.log(jsonOf(drafted))

function writerInto(folder: string): (drafted: Drafted) => void {
  mkdirSync(folder, { recursive: true })
  return (drafted) => {
    const name = drafted.id.replace(/[^\w.-]/g, '_')
    writeFileSync(join(folder, `${name}.txt`), `${textOf(drafted)}\n`)
    writeFileSync(join(folder, `${name}.json`), `${jsonOf(drafted)}\n`)
  }
}

await runCommand(USAGE, () => {
  const { values, positionals } = parseArgs({
    options: {
      chart: { type: 'string' },
      type: { type: 'string', default: '34117-2' },
      template: { type: 'string' },
      style: { type: 'string', default: '' },
      drafter: { type: 'string', default: 'extractive' },
      instructions: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  })
  const { type, chart, json, out } = values
  if (positionals.length === 0 || values.help) throw new Refusal(USAGE)
  const form = { template: templateOf(values.template, type), style: styleOf(values.style) }
  const { facts, identifying } =
    chart === undefined ? { facts: [], identifying: [] } : readChart(chart)
  const drafter = chooseDrafter(values.drafter, identifying)
  const write = out === undefined ? (json ? writeJson : writeText) : writerInto(typedPath(out))
  const draft = async (transcript: Transcript) => {
    const drafting = await draftBy(drafter, form, transcript, facts)
    if (!drafting.ok) return drafting
    const { note, leftOut } = drafting.value
    const verification = verify(note, { transcripts: [transcript], chartFacts: facts })
    const { lines } = patientInstructions(note, verification)
    return ok({ note, leftOut, ...(values.instructions && { instructions: lines }) })
  }
  return draftAll(positionals, draft, write)
})
