'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { endOfWords, NO_WORDS, type WordsNow, type WordsSoFar } from '#lib/capture/words-so-far.ts'

/** Before it is asked again: no more often, however fast somebody speaks. */
const BREATH_MS = 200
/** The same while the server is away. */
const AWAY_MS = 3_000
/** A screen reader is told of new words so often at most: people are talking. */
const TOLD_EVERY_MS = 10_000
/** Two lines where it is narrow: who speaks looks at the patient. */
const MOST_CHARACTERS = 120

type Props = {
  /** What was heard so far, once it is other than what was seen; undefined when that is not known. */
  readonly read: (seen: number) => Promise<WordsNow | undefined>
}

/** The words as they are heard while one speaks: provisional, and gone with the recording. */
export function LiveWords({ read }: Props) {
  const t = useTranslations('capture.words')
  const words = useWords(read)
  const told = useTold(words)
  // A stretch has no name, only its place among the last ones.
  const shown = endOfWords(words, MOST_CHARACTERS).map((one, place) => ({
    ...one,
    key: `${place}`,
  }))
  if (shown.length === 0) return null
  return (
    <>
      <p className="max-w-[100ch] text-s text-ink-2">
        <span className="mr-1.5 font-medium text-ink-3">{t('soFar')}</span>{' '}
        {shown.map(({ key, text, isFinal }) => (
          <span key={key} className={isFinal ? 'mr-1' : 'mr-1 text-ink-3 italic'}>
            {text}
            {isFinal ? ' ' : '… '}
          </span>
        ))}
      </p>
      <p aria-live="polite" className="sr-only">
        {told}
      </p>
    </>
  )
}

function useWords(read: Props['read']): WordsSoFar {
  const [{ words }, setWords] = useState(NO_WORDS)
  useEffect(() => {
    let isGone = false
    const look = async (): Promise<void> => {
      let seen = 0
      while (!isGone) {
        const heard = await read(seen)
        if (isGone) return
        if (heard && heard.version !== seen) setWords(heard)
        if (heard) seen = heard.version
        await after(heard ? BREATH_MS : AWAY_MS)
      }
    }
    void look()
    return () => {
      isGone = true
    }
  }, [read])
  return words
}

/** The last words that will not change any more, some time behind. */
function useTold(words: WordsSoFar): string {
  const last = words.findLast(({ isFinal }) => isFinal)?.text ?? ''
  const latest = useRef(last)
  useEffect(() => {
    latest.current = last
  })
  const [told, setTold] = useState('')
  useEffect(() => {
    const timer = setInterval(() => setTold(latest.current), TOLD_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return told
}

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
