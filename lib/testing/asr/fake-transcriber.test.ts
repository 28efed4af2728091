import { describe } from 'vitest'
import { joinBytes } from '../../ambient/pcm.ts'
import type { Speaker } from '../../note/sources.ts'
import { transcriberContract } from '../contracts/transcriber-contract.ts'
import { fakeTranscriber } from './fake-transcriber.ts'
import { audioOf, interleaved, SAID, silence } from './spoken.ts'

const tone = (): Uint8Array =>
  new Uint8Array(Int16Array.from({ length: 16_000 }, (_, at) => 8000 * Math.sin(at / 5)).buffer)

const said = (speaker: Speaker): string =>
  speaker === 'clinician' || speaker === 'patient'
    ? SAID[speaker]
    : `${SAID.clinician} ${SAID.patient}`

describe('that knows beforehand:', () => {
  transcriberContract(async () => ({
    transcriber: fakeTranscriber(said),
    away: fakeTranscriber(said, true),
    said: SAID,
    visit: {
      lengthMs: 2000,
      one: () => audioOf(joinBytes([silence(1000), tone()])),
      two: () => audioOf(interleaved(tone(), tone()), ['clinician', 'patient']),
    },
    silent: () => audioOf(silence(1000)),
    close: () => undefined,
  }))
})
