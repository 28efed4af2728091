/** A frame of RFC 6455 §5.2, whole and unmasked. */
export type Frame = { readonly opcode: number; readonly payload: Buffer }

export const TEXT = 1
export const BINARY = 2
export const CLOSE = 8
export const PING = 9
export const PONG = 10

export function writeFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, length])
      : Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0, 0, 0, 0, 0])
  if (length >= 126) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}

/** Takes the whole frames off the beginning of what came in. Fragments are not put together. */
export function readFrames(bytes: Buffer): {
  readonly frames: readonly Frame[]
  readonly rest: Buffer
} {
  const frames: Frame[] = []
  let rest = bytes
  for (;;) {
    const taken = takeFrame(rest)
    if (!taken) return { frames, rest }
    frames.push(taken.frame)
    rest = rest.subarray(taken.size)
  }
}

function takeFrame(bytes: Buffer): { readonly frame: Frame; readonly size: number } | undefined {
  const [first, second] = bytes
  if (first === undefined || second === undefined) return undefined
  const code = second & 0x7f
  const at = code === 127 ? 10 : code === 126 ? 4 : 2
  const isMasked = (second & 0x80) !== 0
  const start = at + (isMasked ? 4 : 0)
  if (bytes.length < start) return undefined
  const length =
    code === 127 ? Number(bytes.readBigUInt64BE(2)) : code === 126 ? bytes.readUInt16BE(2) : code
  if (bytes.length < start + length) return undefined
  const mask = bytes.subarray(at, start) // empty for a frame without
  const payload = Buffer.from(
    bytes.subarray(start, start + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)),
  )
  return { frame: { opcode: first & 0x0f, payload }, size: start + length }
}
