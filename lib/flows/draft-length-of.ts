import type { DraftLength } from '../note/aids/draft-length.ts'
import type { WritingAidStore } from '../note/aids/writing-aid-store.ts'
import type { Launch } from '../smart/launch.ts'

/**
 * How long this clinician wants drafts. Where it cannot be read a draft has the standard length: it is
 * not worth a failure.
 */
export async function draftLengthOf(
  aids: WritingAidStore,
  { tenant, user }: Launch,
): Promise<DraftLength | undefined> {
  const all = await aids.all({ tenant, user })
  if (!all.ok) return undefined
  return all.value.flatMap((aid) => (aid.kind === 'draft-length' ? aid.length : [])).at(-1)
}
