import { pageSoundBuffer, type SoundBuffer } from './sound-buffer.ts'

export type SturdySoundBuffer = SoundBuffer & {
  /** Whether the device took some pieces and not all: with the page, the others would be lost. */
  readonly isSplit: () => Promise<boolean>
}

/**
 * A buffer on the device that may refuse at any touch: a frame without storage, a full disk. What it
 * does not take lives in the page, so that a recording goes on all the same.
 */
export function sturdySoundBuffer(device: SoundBuffer): SturdySoundBuffer {
  const page = pageSoundBuffer()
  const inBoth = async (does: (buffer: SoundBuffer) => Promise<void>) => {
    await does(page)
    await orWithout(does(device), undefined)
  }
  return {
    remove: (seq) => inBoth((buffer) => buffer.remove(seq)),
    clear: () => inBoth((buffer) => buffer.clear()),
    async add(chunk) {
      const isThere = await orWithout(
        device.add(chunk).then(() => true),
        false,
      )
      if (!isThere) await page.add(chunk)
    },
    async first() {
      const [here, there] = await Promise.all([page.first(), orWithout(device.first(), undefined)])
      if (!here || !there) return here ?? there
      return here.seq < there.seq ? here : there
    },
    async isSplit() {
      const [here, there] = await Promise.all([page.count(), orWithout(device.count(), 0)])
      return here > 0 && there > 0
    },
    async count() {
      const [here, there] = await Promise.all([page.count(), orWithout(device.count(), 0)])
      return here + there
    },
  }
}

async function orWithout<T>(attempt: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await attempt
  } catch {
    return otherwise
  }
}
