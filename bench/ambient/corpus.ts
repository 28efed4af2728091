import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseCsv } from '#lib/ambient/import/parse-csv.ts'
import { readTranscript } from '#lib/ambient/read-transcript.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { TranscriptId } from '#lib/kernel/ids.ts'

/** One visit of ACI-Bench with the note that was written of it. */
export type Encounter = {
  readonly id: string
  /** `aci` is natural conversation; the others were spoken for a device or a scribe. */
  readonly subset: string
  readonly transcript: Transcript
  readonly reference: string
}

const fileOf = (split: string): string =>
  join(resolve(process.env.CHARTSIDE_SHARED_DATA ?? '../shared/data'), 'aci-bench', `${split}.csv`)

/** The visits of a split (`train`, `valid`), or undefined where the data is not on this machine. */
export function readCorpus(split: string): readonly Encounter[] | undefined {
  const file = fileOf(split)
  if (!existsSync(file)) return undefined
  const [header = [], ...rows] = parseCsv(readFileSync(file, 'utf8')) ?? []
  const column = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? ''
  return rows.map((row) => {
    const id = column(row, 'encounter_id')
    const transcript = readTranscript(column(row, 'dialogue'), id as TranscriptId) // a name will do
    if (!transcript.ok) throw new Error(`${file}: ${id} is not a transcript`)
    return {
      id,
      subset: column(row, 'dataset'),
      transcript: transcript.value,
      reference: column(row, 'note'),
    }
  })
}
