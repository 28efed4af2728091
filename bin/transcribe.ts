// Usage:  npm run --silent transcribe -- FILE.wav    hears what was said; see USAGE
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openTranscriber } from '#lib/adapters/asr/open-transcriber.ts'
import { heardTranscript } from '#lib/ambient/heard-transcript.ts'
import { bytesOf } from '#lib/ambient/pcm.ts'
import type { Engine, Segment, Transcriber } from '#lib/ambient/transcriber.ts'
import { readWav } from '#lib/ambient/wav.ts'
import { readTranscriberSettings } from '#lib/config/transcriber-settings.ts'
import { transcriptIdSchema } from '#lib/kernel/id-schemas.ts'
import appErrors from '#lib/messages/en/app-error.ts'
import type { Speaker } from '#lib/note/sources.ts'
import { runCommand, typedPath, uuidOf } from './ambient/command-line.ts'
import { Refusal } from './process/refusal.ts'

const USAGE = `Usage: npm run --silent transcribe -- FILE.wav [--channels clinician,patient]

FILE.wav    16-bit PCM at 16 kHz, one channel or more.
--channels  Who speaks on each channel: clinician, patient, other, unknown.
--language  BCP 47; en-US unless told.
--hint      A word that may be said; as often as wanted.

CHARTSIDE_TRANSCRIBER names the engine: docs/speech-recognition.md. Writes a transcript that
"npm run draft" reads.

Exit code: 0 done, 2 nothing could be done.`

const SPEAKERS: readonly Speaker[] = ['clinician', 'patient', 'other', 'unknown']
const CHUNK_MS = 100

function readSound(path: string) {
  const file = fileAt(path)
  const wav = file && readWav(file)
  if (!wav) throw new Refusal(`${path} is no WAV file of 16-bit PCM at 16 kHz.`)
  return wav
}

function fileAt(path: string): Uint8Array | undefined {
  try {
    return readFileSync(typedPath(path))
  } catch {
    return undefined
  }
}

function speakersOf(list: string | undefined, count: number): readonly Speaker[] {
  const names = list?.split(',') ?? Array.from({ length: count }, () => 'unknown')
  const speakers = names.flatMap((name) => SPEAKERS.find((speaker) => speaker === name) ?? [])
  if (speakers.length === count && names.length === count) return speakers
  throw new Refusal(`--channels has to name ${count} of ${SPEAKERS.join(', ')}.`)
}

async function* chunksOf(pcm: Uint8Array, channels: number) {
  const size = bytesOf(CHUNK_MS) * channels
  for (let at = 0; at < pcm.length; at += size) yield pcm.subarray(at, at + size)
}

function openEngine(): Transcriber {
  try {
    const settings = readTranscriberSettings()
    if (settings) return openTranscriber(settings)
  } catch (cause) {
    throw new Refusal(cause instanceof Error ? cause.message : USAGE, { cause })
  }
  throw new Refusal(appErrors.TRANSCRIBER_OFF)
}

const described = ({ name, locality, grade }: Engine): string =>
  `${name}, ${locality.kind === 'host' ? `at ${locality.host}` : 'on this machine'}` +
  (grade === 'demonstration' ? ', for demonstration only' : '')

await runCommand(USAGE, async () => {
  const { values, positionals } = parseArgs({
    options: {
      channels: { type: 'string' },
      language: { type: 'string', default: 'en-US' },
      hint: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  })
  const [path] = positionals
  if (path === undefined || values.help) throw new Refusal(USAGE)
  const wav = readSound(path)
  const channels = speakersOf(values.channels, wav.channels)
  const transcriber = openEngine()
  console.error(described(transcriber.engine))
  const audio = { channels, chunks: chunksOf(wav.pcm, wav.channels) }
  const { signal } = new AbortController()
  const { language, hint: hints } = values
  const segments: Segment[] = []
  for await (const heard of transcriber.transcribe(audio, { language, hints, signal })) {
    if (!heard.ok) throw new Refusal(`${appErrors[heard.error.code]} (${heard.error.code})`)
    segments.push(heard.value)
  }
  const id = transcriptIdSchema.parse(uuidOf(path))
  for (const { at, label, text } of heardTranscript(segments, id).turns) {
    console.log(`${at === undefined ? '' : `[${at}] `}${label}: ${text}`)
  }
  return 0
})
