import { basename } from 'node:path'
import { type Rows, readCsvRows, readJsonLines } from '#lib/ambient/import/read-rows.ts'
import { isTextGrid, namedTiers } from '#lib/ambient/import/read-textgrid.ts'
import { readTranscript } from '#lib/ambient/read-transcript.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { transcriptIdSchema } from '#lib/kernel/id-schemas.ts'
import { readTyped, uuidOf } from './command-line.ts'

/** A visit that is to be drafted, or why it cannot be. */
export type Visit = {
  readonly id: string
  readonly transcript: Transcript | undefined
  /** Where it was found, for people: `visits.csv, row 3`. */
  readonly from: string
  readonly why?: string | undefined
}

const NO_SPEAKERS = 'no spoken turns were found in it'
const CHANNEL = /[_-](doctor|clinician|patient)$/i

/**
 * The visits of the files named on a command line: each a transcript, rows of JSON Lines (`.jsonl`)
 * or CSV; two TextGrids that differ in `_doctor` and `_patient` are one visit.
 */
export function readVisits(paths: readonly string[]): readonly Visit[] {
  const grids = new Map<string, string[]>()
  const visits: Visit[] = []
  for (const path of paths) {
    const text = readTyped(path)
    const name = basename(path).replace(/\.[^.]*$/, '')
    const channel = CHANNEL.exec(name)
    if (/\.(?:jsonl|ndjson)$/i.test(path)) visits.push(...rowVisits(path, readJsonLines(text)))
    else if (/\.csv$/i.test(path)) visits.push(...rowVisits(path, readCsvRows(text)))
    else if (channel?.[1] && isTextGrid(plain(text))) {
      const visit = name.replace(CHANNEL, '')
      grids.set(visit, [...(grids.get(visit) ?? []), namedTiers(plain(text), channel[1])])
    } else visits.push(visitOf(name, path, text))
  }
  for (const [name, texts] of grids) visits.push(visitOf(name, name, texts.join('\n')))
  return visits
}

const plain = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

function rowVisits(path: string, { rows, bad }: Rows): Visit[] {
  return [
    ...rows.map(({ row, id, text }) => visitOf(id, `${path}, row ${row} (${id})`, text)),
    ...bad.map(({ row, why }) => ({
      id: `row-${row}`,
      transcript: undefined,
      from: `${path}, row ${row}`,
      why,
    })),
  ]
}

function visitOf(id: string, from: string, text: string): Visit {
  const read = readTranscript(text, transcriptIdSchema.parse(uuidOf(text)))
  return read.ok
    ? { id, from, transcript: read.value }
    : { id, from, transcript: undefined, why: NO_SPEAKERS }
}
