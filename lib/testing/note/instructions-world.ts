import { beginInstructions, type InstructionsRequest } from '#lib/flows/begin-instructions.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { saveNote } from '#lib/flows/save-note.ts'
import type { FilingId, NoteId } from '#lib/kernel/ids.ts'
import type { Note } from '#lib/note/note.ts'
import { countedUuid } from '../counted-uuid.ts'
import { unwrap } from '../unwrap.ts'
import { amendmentWorld } from './amendment-world.ts'
import { aSection, aStatement } from './note-builders.ts'

/** A filed note with a plan of these sentences, and what can be made of it for the patient. */
export async function instructionsWorld(
  plan: readonly string[] = ['Start metformin 500 mg b.i.d.', 'She should rest.'],
  {
    isSettledFirst = true,
    ...choices
  }: Parameters<typeof amendmentWorld>[0] & { readonly isSettledFirst?: boolean } = {},
) {
  const world = await amendmentWorld({ ...choices, isSignedFirst: false })
  const { deps, open } = world
  const statements = plan.map((text, at) => aStatement({ id: `p${at}`, text }))
  const section = aSection({ code: '18776-5', title: 'Plan', statements })
  const note: Note = { ...world.note, sections: [...world.note.sections, section] }
  unwrap(await saveNote(deps, open, { note, baseVersion: 1 }))
  const { filingId } = await world.sign(note.id, 2)
  if (isSettledFirst) await world.settle(filingId)

  const instruct = (
    request: Partial<InstructionsRequest> = {},
    who: OpenLaunch = open,
    id: FilingId = filingId,
  ) => {
    const noteId = countedUuid() as NoteId
    return beginInstructions(deps, who, { noteId, filingId: id, ...request }, 'Instructions')
  }
  return { ...world, note, filingId, instruct }
}
