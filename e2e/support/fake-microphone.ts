import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const FOLDER = resolve('e2e/results')
/** Of the RIFF header that flite writes before its 16-bit PCM at 16 kHz. */
const HEADER_BYTES = 44
const SECOND_BYTES = 2 * 16_000

const QUESTION = 'good morning how long have you had the cough'
const ANSWER = 'i have had a dry cough for three weeks'

/**
 * Arguments for a browser whose microphone hears a clinician and a patient, over and over, and that
 * asks nobody whether it may be used.
 */
export function fakeMicrophone(): readonly string[] {
  mkdirSync(FOLDER, { recursive: true })
  const file = resolve(FOLDER, 'visit.wav')
  const [question, answer] = [spoken('rms', QUESTION), spoken('slt', ANSWER)]
  const pause = Buffer.alloc(SECOND_BYTES)
  const pcm = [pause, question, pause, answer, pause].map((part) =>
    part === pause ? pause : part.subarray(HEADER_BYTES),
  )
  const header = Buffer.from(question.subarray(0, HEADER_BYTES))
  const bytes = pcm.reduce((sum, { length }) => sum + length, 0)
  header.writeUInt32LE(HEADER_BYTES - 8 + bytes, 4)
  header.writeUInt32LE(bytes, HEADER_BYTES - 4)
  writeFileSync(file, Buffer.concat([header, ...pcm]))
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${file}`,
    '--autoplay-policy=no-user-gesture-required',
  ]
}

/** A sentence in one of flite's voices, as a WAV file. */
function spoken(voice: string, text: string): Buffer {
  const file = resolve(FOLDER, `${voice}.wav`)
  execFileSync('flite', ['-voice', voice, '-t', text, '-o', file], { stdio: 'ignore' })
  return readFileSync(file)
}
