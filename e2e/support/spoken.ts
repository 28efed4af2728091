import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const FOLDER = resolve('e2e/results')
/** Of the RIFF header that flite writes before its 16-bit PCM at 16 kHz. */
const HEADER_BYTES = 44
const RATE = 16_000

/** A second of silence, as PCM. */
const pause = Buffer.alloc(2 * RATE)

/** A sentence in one of flite's voices, as PCM. */
function spoken(voice: string, text: string): Buffer {
  mkdirSync(FOLDER, { recursive: true })
  const file = resolve(FOLDER, `${voice}.wav`)
  execFileSync('flite', ['-voice', voice, '-t', text, '-o', file], { stdio: 'ignore' })
  return readFileSync(file).subarray(HEADER_BYTES)
}

/** A WAV file of PCM at 16 kHz. */
function wavOf(pcm: Buffer, channels: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('RIFF')
  header.writeUInt32LE(HEADER_BYTES - 8 + pcm.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(channels, 22)
  header.writeUInt32LE(RATE, 24)
  header.writeUInt32LE(RATE * 2 * channels, 28)
  header.writeUInt16LE(2 * channels, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(pcm.length, 40)
  return Buffer.concat([header, pcm])
}

/**
 * A visit with a microphone for each: the clinician's question on the first channel, the patient's
 * answer on the second.
 *
 * @returns the path of a WAV file
 */
export function soundFile(): string {
  const file = resolve(FOLDER, 'two-microphones.wav')
  writeFileSync(file, twoMicrophones())
  return file
}

function twoMicrophones(): Buffer {
  const question = spoken('rms', 'good morning how long have you had the cough')
  const answer = spoken('slt', 'i have had a dry cough for three weeks')
  const silent = (pcm: Buffer) => Buffer.alloc(pcm.length)
  const clinician = Buffer.concat([pause, question, pause, silent(answer), pause])
  const patient = Buffer.concat([pause, silent(question), pause, answer, pause])
  const both = Buffer.alloc(2 * clinician.length)
  for (let at = 0; at < clinician.length; at += 2) {
    clinician.copy(both, 2 * at, at, at + 2)
    patient.copy(both, 2 * at + 2, at, at + 2)
  }
  return wavOf(both, 2)
}
