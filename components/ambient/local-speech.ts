/** What ended a dictation that nobody ended. */
export type DictationTrouble = 'denied' | 'no-device' | 'failed'

export type Dictation = {
  /** Words that stay. */
  readonly onWords: (words: string) => void
  /** What the last words are taken for so far; empty when they stay. */
  readonly onGuess: (words: string) => void
  readonly onEnd: (trouble?: DictationTrouble) => void
}

/** Listens until the returned function is called, or to its own end. */
export type LocalSpeech = (dictation: Dictation) => () => void

type Alternatives = { readonly isFinal: boolean; readonly 0?: { readonly transcript: string } }
type ResultEvent = { readonly resultIndex: number; readonly results: ArrayLike<Alternatives> }

/** What is used of the Web Speech API, with its addition of on-device recognition. */
type Recognition = {
  lang: string
  continuous: boolean
  interimResults: boolean
  processLocally: boolean
  onresult: ((event: ResultEvent) => void) | null
  onerror: ((event: { readonly error: string }) => void) | null
  onend: (() => void) | null
  start: () => void
  abort: () => void
}
type RecognitionClass = {
  new (): Recognition
  readonly prototype: Recognition
  available?: (options: { langs: readonly string[]; processLocally: true }) => Promise<string>
}
export type SpeechScope = { readonly top: unknown; readonly SpeechRecognition?: RecognitionClass }

const LANGUAGE = 'en-US'

/**
 * The browser's own recogniser, where sound never leaves the device: it can be held to that, has the
 * language already, and the page is a window of its own. Otherwise nothing: by default browsers send
 * what is said to somebody's server.
 *
 * @param scope the window
 * @returns undefined where any of it is missing
 */
export async function localSpeech(scope: SpeechScope): Promise<LocalSpeech | undefined> {
  const { SpeechRecognition: Recogniser } = scope
  if (scope.top !== scope || !Recogniser?.available) return undefined
  if (!('processLocally' in Recogniser.prototype)) return undefined
  const asked = { langs: [LANGUAGE], processLocally: true } as const
  const state = await Recogniser.available(asked).catch(() => 'unavailable')
  return state === 'available' ? (dictation) => listen(new Recogniser(), dictation) : undefined
}

function listen(recognition: Recognition, { onWords, onGuess, onEnd }: Dictation): () => void {
  let trouble: DictationTrouble | undefined
  recognition.processLocally = true
  recognition.lang = LANGUAGE
  recognition.continuous = true
  recognition.interimResults = true
  recognition.onresult = ({ resultIndex, results }) => {
    const heard = Array.from(results).slice(resultIndex)
    const said = (isFinal: boolean): string =>
      heard
        .filter((result) => result.isFinal === isFinal)
        .map((result) => result[0]?.transcript.trim() ?? '')
        .join(' ')
    if (said(true) !== '') onWords(said(true))
    onGuess(said(false))
  }
  recognition.onerror = ({ error }) => {
    trouble = troubleOf(error)
  }
  recognition.onend = () => onEnd(trouble)
  recognition.start()
  return () => {
    recognition.onresult = null
    recognition.onend = null
    recognition.abort()
  }
}

/** Silence is no trouble: dictation ends, and can be begun again. */
function troubleOf(error: string): DictationTrouble | undefined {
  if (error === 'no-speech' || error === 'aborted') return undefined
  if (error === 'not-allowed' || error === 'service-not-allowed') return 'denied'
  return error === 'audio-capture' ? 'no-device' : 'failed'
}
