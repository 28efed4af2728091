import type { TextBlock } from '../note/text-blocks.ts'

/** A note as it is set on paper, in words: the page and the PDF print the same. */
export type PrintSheet = {
  /** The type of the note. It names no patient: it becomes the title of a window. */
  readonly title: string
  /** Where the note stands: across every page, and in one line of its head. */
  readonly status: string
  /** Who the patient is, in parts, on every page. */
  readonly identity: readonly string[]
  readonly blocks: readonly TextBlock[]
  /** Signature, record, receipt and print: what the text itself does not tell. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Record and receipt in one line, on every page; undefined while there is no record. */
  readonly record: string | undefined
}
