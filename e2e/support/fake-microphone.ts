import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { twoMicrophones } from './spoken.ts'

/**
 * Arguments for a browser whose microphone hears a clinician and a patient, each on a channel of
 * their own, over and over, and that asks nobody whether it may be used.
 */
export function fakeMicrophone(): readonly string[] {
  const file = resolve('e2e/results', 'visit.wav')
  writeFileSync(file, twoMicrophones())
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${file}`,
    '--autoplay-policy=no-user-gesture-required',
  ]
}
