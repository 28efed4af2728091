import type { DraftLength } from '../note/aids/draft-length.ts'
import type { Wording } from '../note/aids/draft-style.ts'
import type { WritingAidStore } from '../note/aids/writing-aid-store.ts'
import type { NoteLayout } from '../note/note-layout.ts'
import type { Launch } from '../smart/launch.ts'

/** How a clinician wants drafts and notes; what they never chose is undefined. */
export type DraftPreferences = {
  readonly length?: DraftLength | undefined
  readonly wording?: Wording | undefined
  readonly layout?: NoteLayout | undefined
}

/**
 * What this clinician chose. Where it cannot be read a draft is made as for one who chose nothing: it is
 * not worth a failure.
 */
export async function draftPreferencesOf(
  aids: WritingAidStore,
  { tenant, user }: Launch,
): Promise<DraftPreferences> {
  const all = await aids.all({ tenant, user })
  if (!all.ok) return {}
  const length = all.value.findLast((aid) => aid.kind === 'draft-length')?.length
  const style = all.value.findLast((aid) => aid.kind === 'draft-style')
  return { length, wording: style?.wording, layout: style?.layout }
}
