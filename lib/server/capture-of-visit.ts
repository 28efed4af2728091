import 'server-only'
import { isAboutFile } from '#lib/capture/consent.ts'
import { mayListen } from '#lib/capture/may-listen.ts'
import type { Recording } from '#lib/capture/recording.ts'
import { ownerOf } from '#lib/flows/note-deps.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { ok } from '#lib/kernel/result.ts'
import { consentScript, fileConsentScript } from './consent-script.ts'
import type { Server } from './server.ts'

/**
 * What the page of a visit needs for recording it, with what an earlier page of it left unfinished.
 * @returns undefined where nobody listens; STORE_UNAVAILABLE
 */
export async function captureOfVisit(
  { transcriber, recordings }: Pick<Server, 'transcriber' | 'recordings'>,
  { launch, pageToken }: OpenLaunch,
) {
  if (!transcriber || !mayListen(transcriber.engine, launch.ehrIss)) return ok(undefined)
  const newest = await recordings.newest(ownerOf(launch))
  if (!newest.ok) return newest
  const scripts = { script: consentScript, fileScript: fileConsentScript }
  const { engine, hearsAlong } = transcriber
  return ok({ token: pageToken, engine, hearsAlong, ...scripts, left: leftOf(newest.value) })
}

const UNFINISHED: readonly Recording['state'][] = ['consented', 'recording', 'paused', 'stopped']

function leftOf(recording: Recording | undefined) {
  if (!recording?.noteId || !UNFINISHED.includes(recording.state)) return undefined
  const { id: recordingId, noteId, consent, state, channels } = recording
  const stands = { isBegun: state !== 'consented', isStopped: state === 'stopped' }
  return { recordingId, noteId, consent, ...stands, channels, isOfFile: isAboutFile(consent) }
}
