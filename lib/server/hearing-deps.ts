import 'server-only'
import { mayListen } from '#lib/capture/may-listen.ts'
import type { HearDeps } from '#lib/flows/hear-recording.ts'
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
  // The settings may have changed since the consent was asked for.
  transcriberFor: (ehrId) =>
    mayListen(server.transcriber?.engine, server.ehrs.byId(ehrId)?.issuer ?? '')
      ? server.transcriber
      : undefined,
  watch: (keep) => watchHearing(stopping, keep),
})
