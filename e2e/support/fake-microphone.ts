import { soundFile } from './spoken.ts'

/**
 * Arguments for a browser whose microphone hears a clinician and a patient, each on a channel of
 * their own, over and over, and that asks nobody whether it may be used.
 */
export function fakeMicrophone(): readonly string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${soundFile()}`,
    '--autoplay-policy=no-user-gesture-required',
  ]
}
