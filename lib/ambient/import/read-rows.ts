import { z } from 'zod'
import { parseCsv } from './parse-csv.ts'

/** One transcript of a file that holds many, and its row, from 1. */
export type TranscriptRow = { readonly row: number; readonly id: string; readonly text: string }

/** A row that could not be read: where it stands, from 1, and why. */
export type BadRow = { readonly row: number; readonly why: string }

export type Rows = { readonly rows: readonly TranscriptRow[]; readonly bad: readonly BadRow[] }

const IDS = ['id', 'encounter_id', 'visit_id', 'ID']
const TEXTS = ['transcript', 'dialogue', 'text', 'conversation']
const rowSchema = z.record(z.string(), z.unknown())

/**
 * The rows of a JSON Lines text, each an object with an id and a transcript. Empty lines are passed
 * over. Columns go by the names id, encounter_id, visit_id and transcript, dialogue, text, conversation.
 */
export function readJsonLines(text: string): Rows {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line, row: index + 1 }))
  return collected(
    lines
      .filter(({ line }) => line.trim() !== '')
      .map(({ line, row }) => rowOf(parsedObject(line), row, 'it is no JSON object')),
  )
}

/** The same of a CSV text with a header (RFC 4180); rows are counted from 1 after the header. */
export function readCsvRows(text: string): Rows {
  const parsed = parseCsv(text)
  if (!parsed) return { rows: [], bad: [{ row: 0, why: 'a quoted field is not closed' }] }
  const [header = [], ...records] = parsed
  return collected(
    records.map((fields, index) => {
      const isWhole = fields.length === header.length
      const named = Object.fromEntries(header.map((name, at) => [name.trim(), fields[at]]))
      const why = `it has ${fields.length} fields, the header ${header.length}`
      return rowOf(isWhole ? named : undefined, index + 1, why)
    }),
  )
}

function rowOf(
  named: Readonly<Record<string, unknown>> | undefined,
  row: number,
  why: string,
): TranscriptRow | BadRow {
  if (!named) return { row, why }
  const text = firstOf(named, TEXTS)
  if (text === undefined) return { row, why: `it has no ${TEXTS.join(', ')}` }
  return { row, id: firstOf(named, IDS) ?? String(row), text }
}

function firstOf(
  named: Readonly<Record<string, unknown>>,
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    const value = Object.hasOwn(named, name) ? named[name] : undefined
    if (typeof value === 'number') return String(value)
    if (typeof value === 'string' && value.trim() !== '') return value
  }
  return undefined
}

function parsedObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed = rowSchema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

const collected = (all: readonly (TranscriptRow | BadRow)[]): Rows => ({
  rows: all.filter((one): one is TranscriptRow => 'text' in one),
  bad: all.filter((one): one is BadRow => 'why' in one),
})
