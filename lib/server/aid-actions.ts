import 'server-only'
import { z } from 'zod'
import { ownerOf as noteOwner } from '#lib/flows/note-deps.ts'
import { readEarlierNote } from '#lib/flows/read-earlier-note.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { fhirIdSchema, noteIdSchema } from '#lib/kernel/id-schemas.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { writingAidSchema } from '#lib/note/aids/writing-aid-schema.ts'
import type { AidOwner } from '#lib/note/aids/writing-aid-store.ts'
import type { Launch } from '#lib/smart/launch.ts'
import { openEhr } from './open-ehr.ts'
import { protectedAction } from './protected-action.ts'
import { protectedRead } from './protected-read.ts'

const ownerOf = ({ tenant, user }: Launch): AidOwner => ({ tenant, user })

/** What helps to write: phrases and templates of the clinician's own, and an earlier note. */
export const aidActions = {
  keep: protectedAction({
    input: z.strictObject({ aid: writingAidSchema }),
    event: ({ aid }) => ({ action: 'aid.keep', aidId: aid.id, kind: aid.kind }),
    run: ({ launch, input }, { aids, clock }) => aids.keep(ownerOf(launch), input.aid, clock.now()),
  }),

  /** Patient data: read again from the EHR, as that stands now. */
  readEarlierNote: protectedAction({
    input: z.strictObject({ documentId: fhirIdSchema }),
    event: ({ documentId }) => ({
      action: 'chart.read',
      resource: 'DocumentReference',
      reference: `DocumentReference/${documentId}`,
    }),
    run: ({ input, grant, ...open }, server) =>
      readEarlierNote(openEhr(server, open), grant, open, input.documentId),
  }),

  /** The page prints what it shows; that it does is on the trail before. */
  printInstructions: protectedAction({
    input: z.strictObject({ noteId: noteIdSchema }),
    event: ({ noteId }) => ({ action: 'note.print', noteId, form: 'instructions' }),
    run: async ({ launch, input }, { notes }) => {
      const found = await notes.find(noteOwner(launch), input.noteId)
      if (!found.ok) return found
      return found.value ? ok(undefined) : err(appError('NOTE_NOT_FOUND'))
    },
  }),

  remove: protectedAction({
    input: z.strictObject({ id: z.uuid() }),
    event: ({ id }) => ({ action: 'aid.remove', aidId: id }),
    run: ({ launch, input }, { aids }) => aids.remove(ownerOf(launch), input.id),
  }),
} as const

/** `GET /l/{launchId}/aids`: the signed-in user's own phrases and templates. Nothing of a patient. */
export const ownAids = protectedRead(async ({ launch }, _params, { aids }) => {
  const all = await aids.all(ownerOf(launch))
  return all.ok ? ok({ aids: all.value }) : all
})
