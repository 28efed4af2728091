import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesOf, joinBytes } from '../../ambient/pcm.ts'
import type { Audio } from '../../ambient/transcriber.ts'
import { readWav } from '../../ambient/wav.ts'
import type { Speaker } from '../../note/sources.ts'

// Speech made by flite (Debian), a voice for each role. Its voices are recognised well; nothing
// follows from that for people.
const VOICES = { clinician: 'rms', patient: 'slt' } as const

export const SAID = {
  clinician: 'good morning how long have you had the cough',
  patient: 'i have had a dry cough for three weeks',
} as const

/** A sentence spoken, as 16 kHz PCM. */
export function spoken(role: keyof typeof VOICES, text: string = SAID[role]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'chartside-spoken-'))
  try {
    const file = join(folder, 'spoken.wav')
    execFileSync('flite', ['-voice', VOICES[role], '-t', text, '-o', file], { stdio: 'ignore' })
    const wav = readWav(readFileSync(file))
    if (!wav) throw new Error('flite wrote another form of sound than expected')
    return wav.pcm
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const silence = (milliseconds: number): Uint8Array => new Uint8Array(bytesOf(milliseconds))

/** Two channels of the same length as interleaved sound. */
export function interleaved(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(2 * Math.max(left.length, right.length))
  for (let at = 0; at < both.length / 2; at += 2) {
    both.set(left.subarray(at, at + 2), 2 * at)
    both.set(right.subarray(at, at + 2), 2 * at + 2)
  }
  return both
}

const CHUNK_MS = 100

/** @param everyMs how long to wait after each tenth of a second; it was spoken before without */
export function audioOf(
  pcm: Uint8Array,
  channels: readonly Speaker[] = ['unknown'],
  everyMs = 0,
): Audio {
  const size = bytesOf(CHUNK_MS) * channels.length
  async function* chunks() {
    for (let at = 0; at < pcm.length; at += size) {
      if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs))
      yield pcm.subarray(at, at + size)
    }
  }
  return { channels, chunks: chunks() }
}

/** The clinician asks and the patient answers, into one microphone or into one each. */
export function visitSound(): { readonly one: Uint8Array; readonly two: Uint8Array } {
  const question = joinBytes([silence(500), spoken('clinician')])
  const answer = joinBytes([spoken('patient'), silence(800)])
  const pause = silence(1000)
  return {
    one: joinBytes([question, pause, answer]),
    two: interleaved(
      joinBytes([question, pause, new Uint8Array(answer.length)]),
      joinBytes([new Uint8Array(question.length), pause, answer]),
    ),
  }
}
