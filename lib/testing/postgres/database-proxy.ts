import { connect, createServer, type Socket } from 'node:net'

export type DatabaseProxy = {
  /** The database's URL by way of the proxy. */
  readonly url: string
  /** Breaks every connection. */
  cut(): void
  /** From now on bytes go in and nothing comes out, on old and new connections. */
  freeze(): void
  /**
   * Lets one answer get lost, and breaks the connection then: the first after the client said `at`,
   * and, where it is named, `until` on the same connection. What was said reached the database.
   * @returns whether it has happened
   */
  cutAnswer(words: { readonly at: string; readonly until: string | undefined }): () => boolean
  close(): Promise<void>
}

/** Stands between a client and its database, so that a test can take the network away. */
export async function databaseProxy(target: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let isFrozen = false
  let wanted: { readonly at: string; readonly until: string | undefined } | undefined
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    const isAnswerToLose = loser(client, () => wanted)
    for (const [from, to] of [[client, upstream] as const, [upstream, client] as const]) {
      sockets.add(from)
      from.on('data', (bytes) => {
        if (isFrozen) return
        if (from === upstream && isAnswerToLose()) {
          wanted = undefined
          client.destroy()
          return
        }
        to.write(bytes)
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String(address.port)
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    cut,
    cutAnswer: (words) => {
      wanted = words
      return () => wanted === undefined
    },
    freeze: () => {
      isFrozen = true
    },
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Listens to what one client says. @returns whether the next answer is the one to lose */
function loser(
  client: Socket,
  wanted: () => { readonly at: string; readonly until: string | undefined } | undefined,
): () => boolean {
  let hasSaidAt = false
  let hasSaidAll = false
  client.on('data', (bytes: Buffer) => {
    const words = wanted()
    if (!words) return
    const isUntil = hasSaidAt && bytes.includes(words.until ?? '')
    hasSaidAt ||= bytes.includes(words.at)
    hasSaidAll ||= words.until === undefined ? hasSaidAt : isUntil
  })
  return () => hasSaidAll
}
