import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Silero } from '@ricky0123/vad-web/dist/models/silero.js'
import * as ort from 'onnxruntime-web/wasm'
import type { Model } from './judged-room.ts'

const { resolve } = createRequire(import.meta.url)

/** The model of components/capture/voice-worker.ts, in this process. */
export async function silero(): Promise<Model> {
  ort.env.wasm.numThreads = 1
  const weights = readFileSync(resolve('@ricky0123/vad-web/dist/silero_vad_v6.onnx'))
  const model = await Silero.new(ort, async () => new Uint8Array(weights).buffer)
  return async (frame) => (await model.process(frame)).isSpeech
}
