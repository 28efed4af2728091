import 'server-only'
import { Agent, WebSocket } from 'undici'
import {
  type ClientMessage,
  PROTOCOL,
  type ServerMessage,
  serverMessageSchema,
  writeChunk,
} from '#lib/ambient/speech-protocol.ts'
import { connect } from '../ehr/guarded-fetch.ts'

const dispatcher = new Agent({ connect })

/** Why a connection is over. `silent`: nothing came for too long; `unreadable`: not our protocol. */
export type Ending = 'closed' | 'silent' | 'unreadable'

export type SpeechConnection = {
  send(message: ClientMessage): void
  sendChunk(number: number, pcm: Uint8Array): void
  close(): void
  readonly ended: Promise<Ending>
}

/**
 * One WebSocket to a speech server.
 *
 * @param silenceMs how long the server may say nothing
 * @param hear is told when it is open, and of every message
 */
export function openSpeechConnection(
  url: string,
  headers: Readonly<Record<string, string>>,
  silenceMs: number,
  hear: { opened(): void; message(message: ServerMessage): void },
): SpeechConnection {
  const socket = new WebSocket(url, { protocols: [PROTOCOL], headers, dispatcher })
  const { promise: ended, resolve } = Promise.withResolvers<Ending>()
  const end = (ending: Ending) => {
    clearTimeout(silence)
    resolve(ending)
    socket.close()
  }
  const silence = setTimeout(() => end('silent'), silenceMs)
  socket.addEventListener('open', () => hear.opened())
  socket.addEventListener('error', () => end('closed'))
  socket.addEventListener('close', () => end('closed'))
  socket.addEventListener('message', ({ data }) => {
    silence.refresh()
    const message = readMessage(data)
    if (message) hear.message(message)
    else end('unreadable')
  })
  const isOpen = () => socket.readyState === WebSocket.OPEN
  return {
    send: (message) => isOpen() && socket.send(JSON.stringify(message)),
    sendChunk: (number, pcm) => isOpen() && socket.send(writeChunk(number, pcm)),
    close: () => end('closed'),
    ended,
  }
}

function readMessage(data: unknown): ServerMessage | undefined {
  if (typeof data !== 'string') return undefined
  try {
    return serverMessageSchema.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}
