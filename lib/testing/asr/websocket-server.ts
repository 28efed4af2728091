import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { BINARY, CLOSE, PING, PONG, readFrames, TEXT, writeFrame } from './websocket-frames.ts'

export type Peer = {
  readonly headers: Readonly<Record<string, unknown>>
  send(text: string): void
  close(): void
  /** As a network does that goes away. */
  cut(): void
}

export type Listener = {
  text(peer: Peer, text: string): void
  binary(peer: Peer, bytes: Buffer): void
}

const ACCEPT = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11' // RFC 6455 §1.3

/** A WebSocket server of this machine for one test. */
export async function websocketServer(
  listener: Listener,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((_request, response) => response.writeHead(426).end())
  const sockets = new Set<Duplex>()
  server.on('upgrade', ({ headers }, socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    socket.write(handshake(headers))
    listenTo(socket, headers, listener)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `ws://127.0.0.1:${address.port}/listen`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function handshake(headers: Readonly<Record<string, unknown>>): string {
  const accept = createHash('sha1')
    .update(`${headers['sec-websocket-key']}${ACCEPT}`)
    .digest('base64')
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    `Sec-WebSocket-Protocol: ${headers['sec-websocket-protocol']}`,
    '\r\n',
  ].join('\r\n')
}

function listenTo(socket: Duplex, headers: Peer['headers'], listener: Listener): void {
  const write = (opcode: number, payload: Buffer) =>
    socket.writable && socket.write(writeFrame(opcode, payload))
  const peer: Peer = {
    headers,
    send: (text) => write(TEXT, Buffer.from(text)),
    close: () => write(CLOSE, Buffer.alloc(0)),
    cut: () => socket.destroy(),
  }
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (bytes: Buffer) => {
    const read = readFrames(Buffer.concat([rest, bytes]))
    rest = read.rest
    for (const { opcode, payload } of read.frames) {
      if (opcode === TEXT) listener.text(peer, payload.toString())
      if (opcode === BINARY) listener.binary(peer, payload)
      if (opcode === PING) write(PONG, payload)
      if (opcode === CLOSE) {
        write(CLOSE, payload)
        socket.end()
      }
    }
  })
}
