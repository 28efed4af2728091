import { setTimeout as sleep } from 'node:timers/promises'

/** The same answer with another body, which nothing on the way may compress. */
export function withBody(response: Response, body: BodyInit | null): Response {
  const headers = new Headers(response.headers)
  headers.delete('Content-Length')
  headers.set('Cache-Control', 'no-store, no-transform')
  return new Response(body, { status: response.status, headers })
}

const bytesOf = async (response: Response): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await response.arrayBuffer())

const firstHalf = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> =>
  bytes.slice(0, Math.floor(bytes.length / 2))

export const truncated = async (response: Response): Promise<Response> =>
  withBody(response, firstHalf(await bytesOf(response)))

const forever = (): Promise<never> => new Promise(() => {})

/** @param cut closes the connection */
export async function broken(response: Response, cut: () => void): Promise<Response> {
  const half = firstHalf(await bytesOf(response))
  let isSent = false
  const pull = async (controller: ReadableStreamDefaultController): Promise<void> => {
    if (!isSent) {
      isSent = true
      return controller.enqueue(half)
    }
    // Long enough for the first half to leave.
    await sleep(30)
    cut()
    return forever()
  }
  return withBody(response, new ReadableStream({ pull }))
}

/** A body given out piece by piece; `undefined` ends it. */
function dripping(
  next: () => Uint8Array | undefined,
  milliseconds: number,
): ReadableStream<Uint8Array> {
  let isCancelled = false
  return new ReadableStream({
    pull: async (controller) => {
      await sleep(milliseconds)
      const piece = next()
      if (isCancelled) return
      if (piece) controller.enqueue(piece)
      else controller.close()
    },
    cancel: () => {
      isCancelled = true
    },
  })
}

export async function slow(response: Response, bytesPerSecond: number): Promise<Response> {
  const bytes = await bytesOf(response)
  const milliseconds = Math.max(50, 1000 / bytesPerSecond)
  const size = Math.max(1, Math.round((bytesPerSecond * milliseconds) / 1000))
  let sent = 0
  const next = (): Uint8Array | undefined => {
    const piece = bytes.slice(sent, sent + size)
    sent += size
    return piece.length > 0 ? piece : undefined
  }
  return withBody(response, dripping(next, milliseconds))
}

export const stalled = (response: Response): Response =>
  withBody(response, new ReadableStream({ pull: forever }))

export const endless = (response: Response): Response =>
  withBody(
    response,
    dripping(() => new Uint8Array(1024).fill(0x20), 20),
  )
