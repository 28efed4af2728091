// Runs in a thread of its own, whose answer alone allows WebAssembly (next.config.js): tells of each
// 32 ms of sound how much it is like speech. When it cannot begin or go on it ends, and the page
// judges by loudness as before.
import { Silero } from '@ricky0123/vad-web/dist/models/silero.js'
import * as ort from 'onnxruntime-web/wasm'
import { createFramer } from '#lib/capture/create-framer.ts'
import { VOICE_FRAME } from '#lib/capture/voice-activity.ts'

const WEIGHTS = new URL('@ricky0123/vad-web/dist/silero_vad_v6.onnx', import.meta.url)

async function weights(): Promise<ArrayBuffer> {
  const answer = await fetch(WEIGHTS)
  if (!answer.ok) throw new Error(`no weights: ${answer.status}`)
  return answer.arrayBuffer()
}

async function begin(): Promise<void> {
  // More threads share memory, which a page in a frame of another origin may not.
  ort.env.wasm.numThreads = 1
  const model = await Silero.new(ort, weights)
  const framesOf = createFramer(VOICE_FRAME)

  const judge = async (samples: Float32Array): Promise<void> => {
    const likeness: number[] = []
    for (const frame of framesOf(samples)) likeness.push((await model.process(frame)).isSpeech)
    self.postMessage(likeness)
  }

  let turn = Promise.resolve()
  self.addEventListener('message', ({ data }) => {
    turn = turn.then(() => judge(data)).catch(() => self.close())
  })
  self.postMessage([])
}

begin().catch(() => self.close())
