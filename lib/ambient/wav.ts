import { joinBytes, SAMPLE_RATE } from './pcm.ts'

const HEADER_BYTES = 44
const PCM_FORMAT = 1
const BITS = 16

/** 16 kHz 16-bit PCM as a WAV file (RIFF, Multimedia Programming Interface 1.0). */
export function writeWav(pcm: Uint8Array, channels = 1): Uint8Array<ArrayBuffer> {
  const frame = (channels * BITS) / 8
  const header = new DataView(new ArrayBuffer(HEADER_BYTES))
  writeLetters(header, 0, 'RIFF')
  header.setUint32(4, HEADER_BYTES - 8 + pcm.length, true)
  writeLetters(header, 8, 'WAVEfmt ')
  header.setUint32(16, 16, true)
  header.setUint16(20, PCM_FORMAT, true)
  header.setUint16(22, channels, true)
  header.setUint32(24, SAMPLE_RATE, true)
  header.setUint32(28, SAMPLE_RATE * frame, true)
  header.setUint16(32, frame, true)
  header.setUint16(34, BITS, true)
  writeLetters(header, 36, 'data')
  header.setUint32(40, pcm.length, true)
  return joinBytes([new Uint8Array(header.buffer), pcm])
}

/** @returns the PCM of a WAV file and its channels; undefined for any other form or rate of sound */
export function readWav(
  file: Uint8Array,
): { readonly pcm: Uint8Array; readonly channels: number } | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 12 || lettersAt(view, 0) !== 'RIFF' || lettersAt(view, 8) !== 'WAVE') {
    return undefined
  }
  const format = chunkAt(view, 'fmt ')
  const data = chunkAt(view, 'data')
  if (!format || !data || format.length < 16) return undefined
  const channels = view.getUint16(format.start + 2, true)
  const isOurs =
    view.getUint16(format.start, true) === PCM_FORMAT &&
    view.getUint32(format.start + 4, true) === SAMPLE_RATE &&
    view.getUint16(format.start + 14, true) === BITS &&
    channels > 0
  const whole = data.length - (data.length % (2 * channels || 1))
  return isOurs ? { pcm: file.subarray(data.start, data.start + whole), channels } : undefined
}

/** Where the content of a chunk lies; one that is cut short ends with the file. */
function chunkAt(view: DataView, name: string): { start: number; length: number } | undefined {
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const start = at + 8
    const size = view.getUint32(at + 4, true)
    if (lettersAt(view, at) === name) {
      return { start, length: Math.min(size, view.byteLength - start) }
    }
    at = start + size + (size % 2)
  }
  return undefined
}

const lettersAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))

function writeLetters(view: DataView, at: number, letters: string): void {
  for (let offset = 0; offset < letters.length; offset += 1) {
    view.setUint8(at + offset, letters.charCodeAt(offset))
  }
}
