/** What a page took in and showed while it recorded; times are those of its clock, in milliseconds. */
export type Watched = {
  /** After each message of the microphone: how much sound there was, and when. */
  readonly sound: readonly (readonly [soundMs: number, at: number])[]
  /** Where in the sound the first of it was loud; undefined in silence. */
  readonly loudMs: number | undefined
  /** Each time that other words were painted. */
  readonly shown: readonly Shown[]
  readonly stopPressedAt: number | undefined
  readonly transcribedAt: number | undefined
}

/** Words on the page: of the stretch that is being spoken, and of those before it. */
export type Shown = { readonly at: number; readonly guess: string; readonly final: string }

/** Runs in the page, before its own code. It looks at the sound and at what is painted, and asks for nothing. */
export function watchWords(): void {
  const LOUD = 0.02
  const watched = {
    sound: [] as [number, number][],
    loudMs: undefined as number | undefined,
    shown: [] as Shown[],
    stopPressedAt: undefined as number | undefined,
    transcribedAt: undefined as number | undefined,
  }
  Reflect.set(globalThis, 'benchWords', watched)

  const Worklet = globalThis.AudioWorkletNode
  globalThis.AudioWorkletNode = class extends Worklet {
    constructor(context: BaseAudioContext, name: string, options?: AudioWorkletNodeOptions) {
      super(context, name, options)
      const perMs = context.sampleRate / 1_000
      let samples = 0
      this.port.addEventListener('message', ({ data }: MessageEvent<Float32Array>) => {
        const loud = watched.loudMs === undefined ? data.findIndex((one) => one > LOUD) : -1
        if (loud >= 0) watched.loudMs = (samples + loud) / perMs
        samples += data.length
        watched.sound.push([samples / perMs, performance.now()])
      })
    }
  }

  const textOf = (nodes: Iterable<Element>) =>
    [...nodes].map((node) => node.textContent ?? '').join(' ')
  const look = () => {
    const line = [...document.querySelectorAll('p')].find((one) =>
      one.textContent?.startsWith('Heard so far'),
    )
    const [, ...stretches] = line?.querySelectorAll('span') ?? []
    const isGuess = (one: Element) => one.classList.contains('italic')
    const guess = textOf(stretches.filter(isGuess))
    const final = textOf(stretches.filter((one) => !isGuess(one)))
    const at = performance.now()
    const last = watched.shown.at(-1)
    if (guess !== last?.guess || final !== last?.final) watched.shown.push({ at, guess, final })
    const isTold = [...document.querySelectorAll('[role=status]')].some(({ textContent }) =>
      textContent?.includes('The recording is transcribed.'),
    )
    if (isTold) watched.transcribedAt ??= at
  }
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('button')?.textContent === 'Stop')
      watched.stopPressedAt ??= performance.now()
  })
  new MutationObserver(() => requestAnimationFrame(look)).observe(document, {
    ...{ subtree: true, childList: true, characterData: true },
  })
}
