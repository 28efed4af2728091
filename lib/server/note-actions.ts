import 'server-only'
import { z } from 'zod'
import { extractiveDrafter } from '#lib/ambient/draft-note.ts'
import { approveNote } from '#lib/flows/approve-note.ts'
import { beginAmendment } from '#lib/flows/begin-amendment.ts'
import { beginInstructions } from '#lib/flows/begin-instructions.ts'
import { createNote } from '#lib/flows/create-note.ts'
import { discardAmendment } from '#lib/flows/discard-amendment.ts'
import { draftByModel } from '#lib/flows/draft-by-model.ts'
import { draftNote } from '#lib/flows/draft-note.ts'
import { draftPreferencesOf } from '#lib/flows/draft-preferences-of.ts'
import { reviewNote } from '#lib/flows/review-note.ts'
import { saveNote } from '#lib/flows/save-note.ts'
import { voidNote } from '#lib/flows/void-note.ts'
import {
  filingIdSchema,
  noteIdSchema,
  recordingIdSchema,
  transcriptIdSchema,
} from '#lib/kernel/id-schemas.ts'
import type { UserUrl } from '#lib/kernel/ids.ts'
import { noteLineSchema, noteSchema } from '#lib/note/note-schema.ts'
import { INSTRUCTIONS, noteTypeCodes } from '#lib/note/note-types.ts'
import { attestation, voidAttestation } from './attestation.ts'
import { chartDeps } from './chart-deps.ts'
import { modelRecipient } from './model-recipient.ts'
import { amendmentWords, noteTitle, sectionTitle } from './note-words.ts'
import { protectedAction } from './protected-action.ts'
import { server } from './server.ts'

const LONGEST_TRANSCRIPT = 1_000_000
const MOST_TURNS = 20_000
const MOST_LINES = 200

// Compared with the clinicians of the visit, never believed.
const user = z
  .url()
  .max(300)
  .transform((url) => url as UserUrl)
const version = z.int().min(1)
const noteType = z.enum(noteTypeCodes)
const reason = z.string().trim().min(1).max(500)
const speaker = z.enum(['clinician', 'patient', 'other', 'unknown'])
const drafted = { noteId: noteIdSchema, version, transcriptId: transcriptIdSchema }
const instructionLine = z.strictObject({
  text: noteLineSchema,
  statementId: z.string().max(64).optional(),
})
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a page can do with a note. Each is audited before it happens (protected-action.ts). */
export const noteActions = {
  create: protectedAction({
    input: z.strictObject({ noteId: noteIdSchema, type: noteType }),
    event: ({ noteId, type }) => ({ action: 'note.create', noteId, noteType: type }),
    run: async ({ launch, input }, server) => {
      const { layout } = await draftPreferencesOf(server.aids, launch)
      return createNote(server, launch, { ...input, layout, titleOf: sectionTitle })
    },
  }),

  save: protectedAction({
    kind: 'save',
    input: z.strictObject({ note: noteSchema, baseVersion: version }),
    event: ({ note, baseVersion }) => ({
      action: 'note.save',
      noteId: note.id,
      version: baseVersion,
    }),
    run: (open, server) => saveNote(server, open, open.input),
  }),

  draft: protectedAction({
    input: z.union([
      z.strictObject({
        ...drafted,
        text: z.string().max(LONGEST_TRANSCRIPT),
        roles: z.record(z.string().max(80), speaker),
      }),
      z.strictObject({
        ...drafted,
        recordingId: recordingIdSchema,
        speakers: z.array(speaker).max(MOST_TURNS).readonly(),
      }),
    ]),
    event: ({ noteId, transcriptId }) => ({
      action: 'note.draft',
      noteId,
      transcriptId,
      drafter: extractiveDrafter.engine,
    }),
    run: async ({ input, ...open }, server) => {
      const { length, wording } = await draftPreferencesOf(server.aids, open.launch)
      const deps = { ...server, ...chartDeps(server, open), drafter: extractiveDrafter }
      return draftNote(deps, open, { ...input, length, wording })
    },
  }),

  draftByModel: protectedAction({
    input: z.strictObject({ noteId: noteIdSchema, version, transcriptId: transcriptIdSchema }),
    event: ({ noteId, transcriptId }) => ({
      action: 'note.model-draft',
      noteId,
      transcriptId,
      ...modelRecipient(server().model),
    }),
    run: async ({ input, ...open }, server) => {
      const { length, wording } = await draftPreferencesOf(server.aids, open.launch)
      const deps = { ...server, ...chartDeps(server, open) }
      return draftByModel(deps, open, { ...input, length, wording })
    },
  }),

  amend: protectedAction({
    input: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('addendum'),
        noteId: noteIdSchema,
        filingId: filingIdSchema,
      }),
      z.strictObject({
        kind: z.literal('correction'),
        noteId: noteIdSchema,
        filingId: filingIdSchema,
        reason,
      }),
    ]),
    event: ({ noteId, kind, filingId }) => ({ action: 'note.amend', noteId, kind, filingId }),
    run: ({ input, ...open }, server) =>
      beginAmendment(server, open, { reason: undefined, ...input }, amendmentWords.addendum),
  }),

  instruct: protectedAction({
    input: z.strictObject({
      noteId: noteIdSchema,
      filingId: filingIdSchema,
      lines: z.array(instructionLine).max(MOST_LINES).readonly().optional(),
    }),
    event: ({ noteId, filingId }) => ({ action: 'note.instruct', noteId, filingId }),
    run: ({ input, ...open }, server) =>
      beginInstructions(server, open, input, sectionTitle(INSTRUCTIONS)),
  }),

  discardAmendment: protectedAction({
    input: z.strictObject({ noteId: noteIdSchema }),
    event: ({ noteId }) => ({ action: 'note.discard', noteId }),
    run: ({ input, ...open }, server) => discardAmendment(server, open, input.noteId),
  }),

  void: protectedAction({
    input: z.strictObject({
      filingId: filingIdSchema,
      reason,
      // Another wording than the one in force is not what was confirmed.
      attestationVersion: z.string().refine((text) => text === voidAttestation.textVersion),
      isAttested: z.literal(true),
    }),
    event: ({ filingId }) => ({
      action: 'note.void',
      filingId,
      attestation: voidAttestation.textVersion,
    }),
    run: ({ input, ...open }, server) => voidNote(server, open, input),
  }),

  review: protectedAction({
    input: z.strictObject({ noteId: noteIdSchema, version }),
    event: ({ noteId, version: shown }) => ({ action: 'note.review', noteId, version: shown }),
    run: ({ input, ...open }, server) =>
      reviewNote({ ...server, ...chartDeps(server, open) }, open, {
        ...input,
        titleOf: noteTitle,
        words: amendmentWords,
      }),
  }),

  approve: protectedAction({
    input: z.strictObject({
      noteId: noteIdSchema,
      version,
      sha256,
      overrides: z.record(z.string().max(64), reason),
      // Another wording than the one in force is not what was confirmed.
      attestationVersion: z.string().refine((version) => version === attestation.textVersion),
      isAttested: z.boolean(),
      /** Asks for a co-signature; without a name anybody of the site may give it. */
      coSign: z.strictObject({ to: user.optional() }).optional(),
    }),
    event: ({ noteId, version: signed, sha256: text, overrides, coSign }) => ({
      action: 'note.approve',
      noteId,
      version: signed,
      sha256: text,
      attestation: attestation.textVersion,
      keptWithoutEvidence: Object.keys(overrides).length,
      ...(coSign && { coSigner: coSign.to ?? 'any' }),
    }),
    run: ({ input, ...open }, server) =>
      approveNote(server, open, {
        ...input,
        coSign: input.coSign && { to: input.coSign.to },
        attestation,
        titleOf: noteTitle,
      }),
  }),
} as const
