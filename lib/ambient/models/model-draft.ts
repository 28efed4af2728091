import type { Statement } from '../../note/note.ts'
import type { LeftOut } from '../drafter.ts'

/** What a model would write, to be taken or not, statement by statement. */
export type ModelDraft = {
  readonly statements: readonly { readonly section: string; readonly statement: Statement }[]
  readonly leftOut: readonly LeftOut[]
}
