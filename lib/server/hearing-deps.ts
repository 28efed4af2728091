import 'server-only'
import { setTimeout as delay } from 'node:timers/promises'
import { mayListen } from '#lib/capture/may-listen.ts'
import type { HearDeps } from '#lib/flows/hear-recording.ts'
import type { ListenDeps } from '#lib/flows/listen-along.ts'
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
  watch: (keep) => watchHearing(stopping, keep),
})

/** What hearing a recording while it is made needs. */
export const listenDeps = (server: Server): ListenDeps => ({
  audit: server.audit,
  recordings: server.recordings,
  words: server.words,
  transcriberFor: transcriberOf(server),
  pause: (milliseconds) => delay(milliseconds),
})

/** The settings may have changed since the consent was asked for. */
const transcriberOf =
  ({ transcriber, ehrs }: Server): HearDeps['transcriberFor'] =>
  (ehrId) =>
    mayListen(transcriber?.engine, ehrs.byId(ehrId)?.issuer ?? '') ? transcriber : undefined
