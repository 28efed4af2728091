import { joinBytes } from '#lib/ambient/pcm.ts'
import { recognise } from '#lib/testing/asr/recognise.ts'
import { silence } from '#lib/testing/asr/spoken.ts'
import type { Figure, Target } from '../report/row.ts'
import { median, percentile } from '../report/statistics.ts'
import { openEhr } from '../run/ehr.ts'
import type { System } from '../run/system.ts'
import { pageRecording } from './page-recording.ts'
import { loudMs, wordTimes } from './word-times.ts'

/** Partial text while one speaks (X1), and final text after it (X2). */
const SOON: Target = { of: 'value', is: 'at most', limit: 1_000 }
const FINALLY: Target = { of: 'value', is: 'at most', limit: 2_000 }

/** All visits as one recording in a browser, from the microphone to the words on the page. */
export async function seenInPage(
  system: System,
  visits: readonly Uint8Array[],
): Promise<readonly Figure[]> {
  const pcm = joinBytes([silence(1_500), ...visits, silence(1_500)])
  const ehr = await openEhr(system.ehr)
  const address = await ehr.mintLaunch(ehr.patientNamed('Quillon'))
  const watched = await pageRecording(address, pcm)
  const stretches = (await recognise(pcm)).map(({ words }) => words)
  const { placed, right, ended, unseen } = wordTimes(stretches, loudMs(pcm), watched)
  const { stopPressedAt = 0, transcribedAt = 0 } = watched
  const inMs = (name: string, value: number) => ({ name, value, unit: 'ms' }) as const
  return [
    inMs(`word spoken to words on the page, median of ${placed.length}`, median(placed)),
    { ...inMs('the same, p95', percentile(placed, 0.95)), target: SOON },
    inMs('word spoken to itself on the page, median', median(right)),
    inMs('the same, p95', percentile(right, 0.95)),
    { name: 'words never shown', value: (100 * unseen) / (placed.length + unseen), unit: '%' },
    {
      ...inMs('a stretch spoken to its final words on the page, p95', percentile(ended, 0.95)),
      target: FINALLY,
    },
    {
      ...inMs('stop to transcript on the page, after a minute', transcribedAt - stopPressedAt),
      target: FINALLY,
    },
  ]
}
