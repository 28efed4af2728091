import 'server-only'
import type { Transcriber } from '#lib/ambient/transcriber.ts'
import type { TranscriberSettings } from '#lib/config/transcriber-settings.ts'
import { assertNever } from '#lib/kernel/assert-never.ts'
import { openAiTranscriber } from './openai-transcriber.ts'
import { pocketsphinx } from './pocketsphinx.ts'
import { websocketTranscriber } from './websocket-transcriber.ts'

/** The transcriber that the settings name. */
export function openTranscriber(settings: TranscriberSettings): Transcriber {
  switch (settings.engine) {
    case 'pocketsphinx':
      return pocketsphinx()
    case 'openai':
      return openAiTranscriber(settings)
    case 'websocket':
      return websocketTranscriber(settings)
    default:
      return assertNever(settings)
  }
}
