'use client'

import { createContext, use, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { useChunk } from '../note/use-chunk.ts'
import type { Moment, MomentState, Player } from './create-player.ts'

const PlaybackContext = createContext<Player | undefined>(undefined)

export const PlaybackProvider = PlaybackContext.Provider

const loadPlayer = () => import('./open-player.ts')

/** The player of these transcripts; its code comes when one of them was heard in a recording. */
export function usePlayer(
  launchId: string,
  transcripts: readonly Transcript[],
): Player | undefined {
  const isHeard = transcripts.some(({ heard }) => heard !== undefined)
  const { loaded } = useChunk(loadPlayer, isHeard)
  const player = useMemo(() => loaded?.openPlayer(launchId), [loaded, launchId])
  useEffect(() => {
    for (const { heard } of transcripts) if (heard) void player?.look(heard.recordingId)
  }, [player, transcripts])
  useEffect(() => {
    const stop = () => player?.stop()
    window.addEventListener('pagehide', stop)
    return () => {
      window.removeEventListener('pagehide', stop)
      stop()
    }
  }, [player])
  return player
}

export type Playback = {
  readonly state: MomentState
  readonly failure: AppErrorCode | undefined
  readonly press: () => void
}

/** What can be done with the sound of a turn; undefined where none is told of. */
export function usePlayback({ heard }: Transcript, turn: number): Playback | undefined {
  const player = use(PlaybackContext)
  const recordingId = heard?.recordingId
  const moment: Moment | undefined = recordingId && { recordingId, turn }
  const subscribe = player?.subscribe ?? nothingChanges
  const read = () => (player && moment ? player.stateOf(moment) : 'unknown')
  const state = useSyncExternalStore(subscribe, read, unknown)
  const readFailure = () => recordingId && player?.failureOf(recordingId)
  const failure = useSyncExternalStore(subscribe, readFailure, none)
  if (!player || !moment || state === 'unknown') return undefined
  return { state, failure, press: () => void player.press(moment) }
}

const nothingChanges = () => () => undefined
const unknown = () => 'unknown' as const
const none = () => undefined
