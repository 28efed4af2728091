import 'server-only'
import { z } from 'zod'
import { MOST_CHUNKS } from '#lib/capture/audio-chunk.ts'
import { consentForms, consentGivers } from '#lib/capture/consent.ts'
import { mayListen } from '#lib/capture/may-listen.ts'
import { abandonRecording } from '#lib/flows/abandon-recording.ts'
import { answerConsent } from '#lib/flows/answer-consent.ts'
import { moveStoredRecording } from '#lib/flows/move-stored-recording.ts'
import { ownerOf } from '#lib/flows/note-deps.ts'
import { withdrawConsent } from '#lib/flows/withdraw-consent.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { noteIdSchema, recordingIdSchema } from '#lib/kernel/id-schemas.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { isScriptInForce } from './consent-script.ts'
import { protectedAction } from './protected-action.ts'

const recordingId = recordingIdSchema

const answer = z.discriminatedUnion('isGiven', [
  z.strictObject({ isGiven: z.literal(true), noteId: noteIdSchema }),
  z.strictObject({ isGiven: z.literal(false) }),
])

const mark = z.discriminatedUnion('move', [
  z.strictObject({
    move: z.literal('record'),
    recordingId,
    // The clinician's first, then the patient's.
    channels: z.union([z.literal(1), z.literal(2)]).optional(),
  }),
  z.strictObject({ move: z.literal('pause'), recordingId }),
  z.strictObject({
    move: z.literal('stop'),
    recordingId,
    chunks: z.int().min(0).max(MOST_CHUNKS),
  }),
])

const events = { record: 'recording.start', pause: 'recording.pause' } as const

/** What a page can do with a recording of its visit; its sound comes by recordingChunk. */
export const recordingActions = {
  answer: protectedAction({
    input: z.strictObject({
      recordingId,
      answer,
      form: z.enum(consentForms),
      by: z.enum(consentGivers),
      script: z.string().refine(isScriptInForce),
    }),
    event: ({ recordingId, answer, form, by, script }) => {
      const asked = { recordingId, form, by, script }
      return answer.isGiven
        ? { action: 'consent.give', noteId: answer.noteId, ...asked }
        : { action: 'consent.decline', ...asked }
    },
    run: async ({ launch, grant, input }, server) => {
      // Sound that nobody may listen to is not taken.
      if (input.answer.isGiven && !mayListen(server.transcriber?.engine, launch.ehrIss)) {
        return err(appError('TRANSCRIBER_OFF'))
      }
      const answered = await answerConsent(server, grant, launch, input)
      return answered.ok ? ok({ state: answered.value.state }) : answered
    },
  }),

  // What was recorded before a page locked is still paused, stopped and brought in.
  mark: protectedAction({
    kind: 'save',
    input: mark,
    event: (input) =>
      input.move === 'stop'
        ? { action: 'recording.stop', recordingId: input.recordingId, chunks: input.chunks }
        : { action: events[input.move], recordingId: input.recordingId },
    run: async ({ launch, grant, isLocked, input }, server) => {
      const { recordingId: id, ...move } = input
      if (isLocked && move.move === 'record') return err(appError('SESSION_LOCKED'))
      const moved = await moveStoredRecording(server, grant, ownerOf(launch), { id, ...move })
      return moved.ok ? ok({ state: moved.value.state }) : moved
    },
  }),

  transcribe: protectedAction({
    kind: 'save',
    input: z.strictObject({ recordingId }),
    event: ({ recordingId }) => ({ action: 'recording.ask', recordingId }),
    run: async ({ launch, grant, input }, { hearings }) => {
      const asked = await hearings.ask(grant, ownerOf(launch), input.recordingId)
      if (!asked.ok) return asked
      return asked.value ? ok(undefined) : err(appError('RECORDING_NOT_POSSIBLE'))
    },
  }),

  abandon: protectedAction({
    kind: 'save',
    input: z.strictObject({ recordingId }),
    event: ({ recordingId }) => ({ action: 'recording.abandon', recordingId }),
    run: ({ launch, input }, server) => abandonRecording(server, launch, input.recordingId),
  }),

  // A patient may take it back at any time, whoever has locked what.
  withdraw: protectedAction({
    kind: 'save',
    input: z.strictObject({ recordingId }),
    event: ({ recordingId }) => ({ action: 'consent.withdraw', recordingId }),
    run: ({ launch, grant, input }, server) =>
      withdrawConsent(server, grant, launch, input.recordingId),
  }),
} as const
