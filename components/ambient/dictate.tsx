import { Mic, Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'
import { type DictationTrouble, type LocalSpeech, localSpeech } from './local-speech.ts'

type Props = { readonly onWords: (words: string) => void }

/** The clinician's own words by the browser's recogniser, where it keeps them on this device. */
export function Dictate({ onWords }: Props) {
  const t = useTranslations('evidence.dictate')
  const speech = useLocalSpeech()
  const [guess, setGuess] = useState<string>()
  const [trouble, setTrouble] = useState<DictationTrouble>()
  const stop = useRef<() => void>(undefined)
  useEffect(() => () => stop.current?.(), [])
  if (!speech) return null
  const isListening = guess !== undefined
  const end = (why?: DictationTrouble) => {
    stop.current = undefined
    setGuess(undefined)
    setTrouble(why)
  }
  const toggle = () => {
    stop.current?.()
    if (isListening) return end()
    setTrouble(undefined)
    setGuess('')
    stop.current = speech({ onWords, onGuess: setGuess, onEnd: end })
  }
  return (
    <div className="grid justify-items-start gap-1 pt-1">
      <Button size="s" onClick={toggle}>
        <Icon of={isListening ? Square : Mic} />
        {t(isListening ? 'stop' : 'start')}
      </Button>
      <p className="text-s text-ink-3">{t('hint')}</p>
      <div role="status">
        {isListening ? (
          <p className="text-s">
            <b className="text-crit">{t('listening')}</b> <i className="text-ink-3">{guess}</i>
          </p>
        ) : null}
        {trouble ? (
          <p className="font-semibold text-warn">
            <Glyph of="triangle" className="mr-1.5" />
            {t(`trouble.${trouble}`)}
          </p>
        ) : null}
      </div>
    </div>
  )
}

function useLocalSpeech(): LocalSpeech | undefined {
  const [speech, setSpeech] = useState<LocalSpeech>()
  useEffect(() => {
    let isOver = false
    void localSpeech(window).then((found) => {
      if (!isOver) setSpeech(() => found)
    })
    return () => {
      isOver = true
    }
  }, [])
  return speech
}
