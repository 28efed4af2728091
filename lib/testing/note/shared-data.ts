import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseCsv } from '../../ambient/import/parse-csv.ts'

// Benchmark data is not part of the repository; tests on it are skipped, with a reason, without it.
const folder = resolve(process.env.CHARTSIDE_SHARED_DATA ?? '../shared/data')

export const hasSharedData = (path: string): boolean => existsSync(join(folder, path))

export const sharedText = (path: string): string => readFileSync(join(folder, path), 'utf8')

/** Rows of a CSV file with a header, quoted fields over several lines included (RFC 4180). */
export function sharedCsv(path: string): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = parseCsv(sharedText(path)) ?? []
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])))
}
