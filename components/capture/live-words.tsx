'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { endOfWords, type WordsSoFar } from '#lib/capture/words-so-far.ts'

const EVERY_MS = 500
/** While nobody speaks, or the server is away. */
const SELDOM_MS = 3_000
/** A screen reader is told of new words so often at most: people are talking. */
const TOLD_EVERY_MS = 10_000
/** Two lines where it is narrow: who speaks looks at the patient. */
const MOST_CHARACTERS = 120

type Props = {
  /** What was heard so far; undefined when that is not known now. */
  readonly read: () => Promise<WordsSoFar | undefined>
  readonly isRecording: boolean
}

/** The words as they are heard while one speaks: provisional, and gone with the recording. */
export function LiveWords({ read, isRecording }: Props) {
  const t = useTranslations('capture.words')
  const words = useWords(read, isRecording)
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

function useWords(read: Props['read'], isRecording: boolean): WordsSoFar {
  const [words, setWords] = useState<WordsSoFar>([])
  useEffect(() => {
    let isGone = false
    const look = async (): Promise<void> => {
      while (!isGone) {
        const heard = await read()
        if (isGone) return
        if (heard) setWords(heard)
        await after(heard && isRecording ? EVERY_MS : SELDOM_MS)
      }
    }
    void look()
    return () => {
      isGone = true
    }
  }, [read, isRecording])
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
