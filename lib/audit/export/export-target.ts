import type { ExportedFile } from './manifest.ts'

/** Where an export goes. A text is written before the promise resolves, so memory stays flat. */
export interface ExportTarget {
  write(file: string, text: string): Promise<void>
  /** Closes what was written. @returns its files with their hashes, in the order of their names */
  finish(): Promise<readonly ExportedFile[]>
}
