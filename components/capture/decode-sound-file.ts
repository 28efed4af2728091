import { SAMPLE_RATE } from '#lib/ambient/pcm.ts'
import {
  type SoundFileTrouble,
  type SoundOfFile,
  soundOfFile,
  troubleOfFile,
  troubleOfType,
} from '#lib/capture/sound-file.ts'
import { err, type Result } from '#lib/kernel/result.ts'

/** Decodes a file of whatever kind this browser plays, at the rate of a recording. Nothing leaves the page. */
export async function decodeSoundFile(file: File): Promise<Result<SoundOfFile, SoundFileTrouble>> {
  const trouble = troubleOfFile(file.size)
  if (trouble) return err(trouble)
  // It decodes to its own rate (Web Audio §1.1.1 decodeAudioData); nothing is ever rendered.
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE)
  try {
    const buffer = await context.decodeAudioData(await file.arrayBuffer())
    const channels = Array.from({ length: buffer.numberOfChannels }, (_, index) =>
      buffer.getChannelData(index),
    )
    return soundOfFile(channels)
  } catch {
    return err(troubleOfType(file.type))
  }
}
