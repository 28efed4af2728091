import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { OwnPhrase } from '#lib/note/aids/writing-aid.ts'
import { PHRASE_NAME } from '#lib/note/phrases/phrase-name.ts'
import { Button } from '../ui/button.tsx'
import { Field, INPUT } from '../ui/field.tsx'
import { PhrasePreview } from './phrase-preview.tsx'

type Props = {
  readonly phrase: OwnPhrase
  /** Names of the clinician's other phrases. */
  readonly taken: readonly string[]
  readonly onKeep: (phrase: OwnPhrase) => Promise<AppErrorCode | undefined>
  readonly onDone: () => void
}

const LONGEST = 8000

/** Name and text of a phrase, and how it reads in this chart. */
export function PhraseForm({ phrase, taken, onKeep, onDone }: Props) {
  const t = useTranslations('aids.phrases')
  const say = useTranslations('appError')
  const id = useId()
  const [name, setName] = useState(phrase.name)
  const [text, setText] = useState(phrase.text)
  const [told, setTold] = useState<string>()
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const objection = objectionTo(name, text, taken)
    if (objection) return setTold(t(objection))
    const failure = await onKeep({ ...phrase, name, text })
    if (failure) setTold(say(failure))
    else onDone()
  }
  return (
    <form className="grid max-w-[84ch] gap-3 p-4" onSubmit={(event) => void keep(event)}>
      <Field
        label={t('name')}
        hint={t('nameHint')}
        value={name}
        maxLength={40}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => setName(target.value.replace(/^\./, ''))}
      />
      <div className="grid gap-1">
        <label htmlFor={id} className="text-s font-medium text-ink-2">
          {t('text')}
        </label>
        <textarea
          id={id}
          rows={5}
          maxLength={LONGEST}
          value={text}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setText(target.value)}
          className={`${INPUT} resize-y text-note`}
        />
        <div id={`${id}-hint`} className="grid gap-0.5 text-s text-ink-2">
          <p>{t('places', { open: '{{', close: '}}' })}</p>
          <p>{t('noPatient')}</p>
        </div>
      </div>
      <PhrasePreview text={text} />
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button kind="primary" type="submit">
          {t('keep')}
        </Button>
        <p role="status" className="font-semibold text-warn">
          {told}
        </p>
      </div>
    </form>
  )
}

function objectionTo(name: string, text: string, taken: readonly string[]) {
  if (!PHRASE_NAME.test(name)) return 'badName'
  if (taken.some((one) => one.toLowerCase() === name.toLowerCase())) return 'takenName'
  return text.trim() === '' ? 'noText' : undefined
}
