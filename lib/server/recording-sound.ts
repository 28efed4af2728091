import 'server-only'
import { playTurn } from '#lib/flows/play-turn.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { recordingIdSchema } from '#lib/kernel/id-schemas.ts'
import { err } from '#lib/kernel/result.ts'
import { protectedRead } from './protected-read.ts'

const TURN = /^(0|[1-9]\d{0,4})$/

/** `GET /l/{launchId}/recordings/{recordingId}/sound/{turn}`: the moment of one turn, as WAV. */
export const recordingSound = protectedRead<
  { recordingId: string; turn: string },
  Uint8Array<ArrayBuffer>
>(
  async ({ launch }, { recordingId, turn }, server) => {
    const id = recordingIdSchema.safeParse(recordingId)
    if (!id.success || !TURN.test(turn)) return err(appError('RECORDING_NOT_FOUND'))
    return playTurn(server, launch, id.data, Number(turn))
  },
  { kind: 'use', answer: wavAnswer },
)

function wavAnswer(wav: Uint8Array<ArrayBuffer>): Response {
  return new Response(wav, {
    headers: { 'cache-control': 'no-store', 'content-type': 'audio/wav' },
  })
}
