import { describe, expect, test, vi } from 'vitest'
import { localSpeech, type SpeechScope } from './local-speech.ts'

type Handlers = {
  onresult?: ((event: unknown) => void) | null
  onerror?: ((event: unknown) => void) | null
  onend?: (() => void) | null
}

function aBrowser({ isFramed = false, state = 'available', isLocal = true } = {}) {
  const opened: (Handlers & { processLocally?: boolean; abort: () => void })[] = []
  class Recogniser {
    onresult = null
    start = vi.fn()
    abort = vi.fn()
    constructor() {
      opened.push(this as never) // a fake of a class of the browser
    }
    static available = async () => state
  }
  if (isLocal)
    Object.defineProperty(Recogniser.prototype, 'processLocally', { writable: true, value: false })
  const scope = { SpeechRecognition: Recogniser, top: undefined as unknown }
  scope.top = isFramed ? {} : scope
  return { scope: scope as never as SpeechScope, opened } // a fake of a class of the browser
}

const heard = (text: string, isFinal: boolean) => ({ isFinal, 0: { transcript: text } })

describe('the recogniser of the browser', () => {
  test.each([
    ['in a frame', { isFramed: true }],
    ['that cannot be held to this device', { isLocal: false }],
    ['whose language would have to be fetched', { state: 'downloadable' }],
    ['that has none', { state: 'unavailable' }],
  ])('is not offered %s', async (_, browser) => {
    await expect(localSpeech(aBrowser(browser).scope)).resolves.toBeUndefined()
  })

  test('listens on this device, gives guesses and then words, and tells why it ended', async () => {
    const { scope, opened } = aBrowser()
    const said: string[] = []
    const listen = await localSpeech(scope)
    listen?.({
      onWords: (words) => said.push(words),
      onGuess: (words) => said.push(`(${words})`),
      onEnd: (trouble) => said.push(`end ${trouble}`),
    })
    const [one] = opened
    expect(one?.processLocally).toBe(true)
    one?.onresult?.({ resultIndex: 0, results: [heard('lungs', false)] })
    one?.onresult?.({ resultIndex: 0, results: [heard(' lungs are clear', true)] })
    one?.onresult?.({
      resultIndex: 1,
      results: [heard('lungs are clear', true), heard('no', false)],
    })
    one?.onerror?.({ error: 'not-allowed' })
    one?.onend?.()
    expect(said).toEqual(['(lungs)', 'lungs are clear', '()', '(no)', 'end denied'])
  })

  test('is let go of at once, and says nothing more', async () => {
    const { scope, opened } = aBrowser()
    const onEnd = vi.fn()
    const stop = (await localSpeech(scope))?.({ onWords: vi.fn(), onGuess: vi.fn(), onEnd })
    stop?.()
    expect(opened[0]?.abort).toHaveBeenCalledOnce()
    opened[0]?.onend?.()
    expect(onEnd).not.toHaveBeenCalled()
  })
})
