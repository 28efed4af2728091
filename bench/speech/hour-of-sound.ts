import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { LARGEST_CHUNK_BYTES, LONGEST_RECORDING_MS } from '#lib/capture/audio-chunk.ts'
import { memoryOf, type Part, processesOf } from '../memory/processes.ts'
import { type Figure, type Row, rowOf, type Target } from '../report/row.ts'
import { callAction } from '../run/call-action.ts'
import type { System } from '../run/system.ts'
import { openVisit } from './open-visit.ts'
import { begunRecording, putChunk } from './recorded-visit.ts'

const PROGRESS_NOTE = '11506-3'
const CHANNELS = 2
const BYTES_OF_A_SECOND = 2 * 16_000 * CHANNELS
const PIECES = (LONGEST_RECORDING_MS / 1_000) * (BYTES_OF_A_SECOND / LARGEST_CHUNK_BYTES)
/** So long its sound is read and heard, before its consent is withdrawn. */
const HEARD_MS = 20_000
/** No process may hold an hour: it is 230 MB. */
const SMALL: Target = { of: 'value', is: 'at most', limit: 100 }

/** An hour in two channels, as a sound file sends it: its time, and what processes hold meanwhile. */
export async function hourOfSound(system: System): Promise<readonly Row[]> {
  const { pid } = system
  if (pid === undefined) throw new Error('memory is read of a system that the bench started')
  const resident = (part: Part) => memoryOf(processesOf(pid)[part]).resident
  const visit = await openVisit(system)
  const noteId = randomUUID()
  await callAction(visit, 'createNote', { noteId, type: PROGRESS_NOTE })
  const { recordingId, url } = await begunRecording(visit, noteId, CHANNELS)
  const before = { web: resident('web'), worker: resident('worker') }
  const most = { ...before }
  const look = () => {
    for (const part of ['web', 'worker'] as const) most[part] = Math.max(most[part], resident(part))
  }
  const piece = noise(LARGEST_CHUNK_BYTES)
  const begun = performance.now()
  for (let seq = 0; seq < PIECES; seq += 1) {
    await putChunk(visit, `${url}/chunks/${seq}`, piece)
    if (seq % 100 === 0) look()
  }
  const sent = performance.now() - begun
  await callAction(visit, 'markRecording', { recordingId, move: 'stop', chunks: PIECES })
  for (let waited = 0; waited < HEARD_MS; waited += 1_000) {
    await delay(1_000)
    look()
  }
  const withdrawn = performance.now()
  await callAction(visit, 'withdrawConsent', { recordingId })
  const removed = performance.now() - withdrawn
  const figures: readonly Figure[] = [
    { name: 'an hour in two channels, sent', unit: 'ms', value: sent },
    { name: 'a piece of it', unit: 'ms', value: sent / PIECES },
    { name: 'web, more than before', unit: 'MB', value: most.web - before.web, target: SMALL },
    { name: 'worker, more', unit: 'MB', value: most.worker - before.worker, target: SMALL },
    { name: 'all of it removed', unit: 'ms', value: removed },
  ]
  return figures.map((figure) => rowOf('sound-file', figure))
}

/** Something that is no silence, and in which nobody speaks. */
const noise = (bytes: number): Uint8Array =>
  Uint8Array.from({ length: bytes }, (_, at) => (at % 2 === 0 ? (at * 7_919) % 251 : 0))
