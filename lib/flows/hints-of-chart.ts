import { hintWords } from '../ambient/hint-words.ts'
import type { Transcriber } from '../ambient/transcriber.ts'
import type { LaunchId } from '../kernel/ids.ts'
import type { EhrRegister } from '../smart/ehr-registration.ts'
import type { LaunchStore } from '../smart/launch-store.ts'
import { type ChartDeps, readChartFacts } from './read-chart-facts.ts'
import type { OpenLaunch } from './resume-launch.ts'

export type HintDeps = {
  readonly launches: Pick<LaunchStore, 'find'>
  readonly ehrs: Pick<EhrRegister, 'byId'>
  readonly chartOf: (open: Pick<OpenLaunch, 'launch' | 'registration'>) => ChartDeps
}

/**
 * Names from the chart that an engine is told to listen for. The chart is read as the user whose
 * visit it is, on the trail, and only while their session is open: after that, and wherever anything
 * is in the way, there are none, and the visit is heard all the same.
 */
export async function hintsOfChart(
  { launches, ehrs, chartOf }: HintDeps,
  launchId: LaunchId,
  { takesHints }: Pick<Transcriber, 'takesHints'>,
): Promise<readonly string[]> {
  if (!takesHints) return []
  const found = await launches.find(launchId)
  const stored = found.ok ? found.value : undefined
  if (!stored || stored.lockedAt || stored.endedAt) return []
  const { launch } = stored
  const registration = ehrs.byId(launch.ehrId)
  // The entry may name another server by now, on which the patient's id is somebody else's.
  if (registration?.issuer !== launch.ehrIss) return []
  const open = { launch, registration }
  const { facts } = await readChartFacts(chartOf(open), open, [
    ...(['medications', 'allergies', 'problems'] as const),
  ])
  return hintWords(facts)
}
