import { describe } from 'vitest'
import { millisecondsOf } from '#lib/ambient/pcm.ts'
import { audioOf, SAID, silence, visitSound } from '#lib/testing/asr/spoken.ts'
import { transcriberContract } from '#lib/testing/contracts/transcriber-contract.ts'
import { pocketsphinx } from './pocketsphinx.ts'

describe('on this machine, by pocketsphinx:', () => {
  transcriberContract(async () => {
    const { one, two } = visitSound()
    return {
      transcriber: pocketsphinx(),
      away: pocketsphinx('/nowhere/pocketsphinx_continuous'),
      said: SAID,
      visit: {
        lengthMs: millisecondsOf(one.length),
        one: () => audioOf(one),
        two: () => audioOf(two, ['clinician', 'patient']),
      },
      silent: () => audioOf(silence(2000)),
      close: () => undefined,
    }
  })
})
