import { toBase64 } from '../../kernel/base64.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PatientAtEhr } from '../audit-filter.ts'
import type { Checkpoint } from '../checkpoint.ts'

export type ExportedFile = {
  readonly name: string
  readonly bytes: number
  /** Lower-case hex. */
  readonly sha256: string
}

export type Manifest = {
  readonly tenant: string
  readonly madeAt: Instant
  /** Null: from the beginning, up to the end. */
  readonly from: Instant | null
  readonly to: Instant | null
  /** Of whom; without it everybody. */
  readonly patient?: PatientAtEhr
  readonly records: number
  readonly head: Checkpoint
  readonly files: readonly ExportedFile[]
}

/** What is signed of an export: what it is of and which files belong to it. */
export const manifestText = ({ head, ...manifest }: Manifest): string =>
  `${JSON.stringify(
    {
      what: 'chartside-audit-export',
      v: 1,
      ...manifest,
      head: { ...head, root: toBase64(head.root) },
    },
    undefined,
    2,
  )}\n`
