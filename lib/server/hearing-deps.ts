import 'server-only'
import { setTimeout as delay } from 'node:timers/promises'
import { mayListen } from '#lib/capture/may-listen.ts'
import type { HearDeps } from '#lib/flows/hear-recording.ts'
import { type HintDeps, hintsOfChart } from '#lib/flows/hints-of-chart.ts'
import type { ListenDeps } from '#lib/flows/listen-along.ts'
import { openEhr } from './open-ehr.ts'
import type { Server } from './server.ts'
import { watchHearing } from './watch-hearing.ts'

/**
 * What hearing a recording needs.
 * @param stopping ends what is being heard with the process
 */
export const hearingDeps = (server: Server, stopping: AbortSignal): HearDeps => ({
  audit: server.audit,
  recordings: server.recordings,
  hearings: server.hearings,
  clock: server.clock,
  random: server.random,
  retention: server.config.audioKept,
  transcriberFor: transcriberOf(server),
  hintsFor: hintsOf(server),
  watch: (keep) => watchHearing(stopping, keep),
})

/** What hearing a recording while it is made needs. */
export const listenDeps = (server: Server, stopping: AbortSignal): ListenDeps => ({
  ...hearingDeps(server, stopping),
  words: server.words,
  news: server.news,
})

/** An EHR that is slow must not hold up what it only helps with. */
const LONGEST_HINTS_MS = 10_000

const hintsOf =
  (server: Server): HearDeps['hintsFor'] =>
  (launchId, transcriber) => {
    const { audit, clock } = server
    const chartOf: HintDeps['chartOf'] = (open) => ({
      ...{ audit, clock, ehr: openEhr(server, open).ehr },
      nameOf: () => '', // no measurement is read
    })
    const deps = { ...server, chartOf }
    const late = delay(LONGEST_HINTS_MS, [], { ref: false })
    return Promise.race([hintsOfChart(deps, launchId, transcriber), late])
  }

/** The settings may have changed since the consent was asked for. */
const transcriberOf =
  ({ transcriber, ehrs }: Server): HearDeps['transcriberFor'] =>
  (ehrId) =>
    mayListen(transcriber?.engine, ehrs.byId(ehrId)?.issuer ?? '') ? transcriber : undefined
