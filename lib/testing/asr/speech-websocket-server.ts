import { PassThrough } from 'node:stream'
import { pocketsphinx } from '../../adapters/asr/pocketsphinx.ts'
import { bytesOf, channelOf, joinBytes } from '../../ambient/pcm.ts'
import {
  type ClientMessage,
  clientMessageSchema,
  type Heard,
  readChunk,
  type ServerMessage,
} from '../../ambient/speech-protocol.ts'
import type { Segment } from '../../ambient/transcriber.ts'
import { unwrap } from '../unwrap.ts'
import { recognise } from './recognise.ts'
import { type Peer, websocketServer } from './websocket-server.ts'

export type SpeechFaults = {
  /** Cuts the connection when this many chunks have arrived, once for each. */
  readonly cutAfter?: readonly number[]
  /** Guesses at what is being said, which costs a recognition each time. */
  readonly guesses?: boolean
  /** Cuts the connection with the first words that are heard. */
  readonly cutsFirstWords?: boolean
  /** Takes the sound and never says so. */
  readonly neverAcks?: boolean
  /** Opens and says nothing at all. */
  readonly isSilent?: boolean
  /** Forgets what it had when a connection is lost. */
  readonly forgets?: boolean
  /** Says this instead of getting ready. */
  readonly refusal?: ServerMessage
}

type Start = Extract<ClientMessage, { type: 'start' }>

type Session = {
  readonly start: Start
  readonly sound: PassThrough
  readonly pcm: Uint8Array[]
  received: number
  readonly segments: ServerMessage[]
  readonly finals: number[]
  guessedAt: number
  isGuessing: boolean
  isDone: boolean
  peer: Peer
}

const GUESS_EVERY = bytesOf(1500)
const KEY = 'Bearer right'

/** A speech server by docs/speech-protocol.md that really recognises what it is sent. */
export async function speechWebSocketServer(faults: SpeechFaults = {}) {
  const sessions = new Map<string, Session>()
  const ofPeer = new Map<Peer, Session>()
  const cuts = new Set(faults.cutAfter)
  const seen = { connections: 0, chunks: 0 }
  const server = await websocketServer({
    text(peer, text) {
      const message = clientMessageSchema.parse(JSON.parse(text))
      if (message.type === 'end') return void ofPeer.get(peer)?.sound.end()
      seen.connections += 1
      if (peer.headers.authorization !== KEY) return say(peer, { type: 'error', code: 'refused' })
      if (faults.isSilent) return
      if (faults.refusal) return say(peer, faults.refusal)
      if (faults.forgets) sessions.clear()
      const session = sessions.get(message.session) ?? begin(message, peer, faults)
      session.peer = peer
      sessions.set(message.session, session)
      ofPeer.set(peer, session)
      say(peer, { type: 'ready', received: faults.neverAcks ? 0 : session.received })
      for (const segment of session.segments.slice(message.heard)) say(peer, segment)
      if (session.isDone) say(peer, { type: 'done' })
    },
    binary(peer, bytes) {
      const session = ofPeer.get(peer)
      const chunk = readChunk(bytes)
      if (!session || chunk?.number !== session.received) return
      seen.chunks += 1
      session.received += 1
      session.pcm.push(chunk.pcm)
      session.sound.write(chunk.pcm)
      if (cuts.delete(session.received)) return peer.cut()
      if (!faults.neverAcks) say(peer, { type: 'ack', received: session.received })
      if (faults.guesses) guess(session).catch(() => peer.cut())
    },
  })
  return { ...server, seen }
}

const say = (peer: Peer, message: ServerMessage): void => peer.send(JSON.stringify(message))

function begin(start: Start, peer: Peer, faults: SpeechFaults): Session {
  const session: Session = {
    start,
    sound: new PassThrough(),
    pcm: [],
    received: 0,
    segments: [],
    finals: start.channels.map(() => 0),
    guessedAt: 0,
    isGuessing: false,
    isDone: false,
    peer,
  }
  listen(session, faults).catch(() => session.peer.cut())
  return session
}

/** Final words from the recogniser as it hears them. */
async function listen(session: Session, faults: SpeechFaults): Promise<void> {
  const { channels, language, hints } = session.start
  const { signal } = new AbortController()
  const audio = { channels, chunks: session.sound }
  for await (const heard of pocketsphinx().transcribe(audio, { language, hints, signal })) {
    const segment = unwrap(heard)
    if (!segment.isFinal) continue
    const channel = Number(segment.id.split('-')[0])
    session.finals[channel] = (session.finals[channel] ?? 0) + 1
    tell(session, heardOf(segment, channel, segment.id))
    if (faults.cutsFirstWords && session.segments.length === 1) session.peer.cut()
  }
  session.isDone = true
  say(session.peer, { type: 'done' })
}

/** A guess at what is being said, from the sound so far. */
async function guess(session: Session): Promise<void> {
  const sound = joinBytes(session.pcm)
  const isNew = sound.length - session.guessedAt >= GUESS_EVERY * session.finals.length
  if (!isNew || session.isGuessing || session.isDone) return
  session.guessedAt = sound.length
  session.isGuessing = true
  for (const [channel, number] of [...session.finals].entries()) {
    const heard = await recognise(channelOf(sound, channel, session.finals.length))
    const current = heard[number]
    if (!current || session.finals[channel] !== number) continue
    tell(session, { ...heardOf(current, channel, `${channel}-${number}`), isFinal: false })
  }
  session.isGuessing = false
}

function tell(session: Session, segment: Heard): void {
  const message: ServerMessage = {
    type: 'segment',
    number: session.segments.length,
    segment: { ...segment, words: segment.words ?? [] },
  }
  session.segments.push(message)
  say(session.peer, message)
}

const heardOf = (
  { isFinal, text, startMs, endMs, words, confidence }: Segment,
  channel: number,
  id: string,
): Heard => ({ id, isFinal, channel, text, startMs, endMs, words: [...words], confidence })
