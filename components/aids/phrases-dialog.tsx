import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { OwnPhrase } from '#lib/note/aids/writing-aid.ts'
import { builtInPhrases } from '#lib/note/phrases/built-in-phrases.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { AidDialogProps } from './aid-dialog-props.ts'
import { OwnPhraseRow } from './own-phrase-row.tsx'
import { PhraseForm } from './phrase-form.tsx'
import { PhraseText } from './phrase-text.tsx'

/** The phrases that can be typed: ours, and the clinician's own, which are written here. */
export default function PhrasesDialog({ own, onClose }: AidDialogProps) {
  const t = useTranslations('aids.phrases')
  const say = useTranslations('appError')
  const [edited, setEdited] = useState<OwnPhrase>()
  const phrases = own.aids.flatMap((aid) => (aid.kind === 'phrase' ? [aid] : []))
  const begin = () => setEdited({ kind: 'phrase', id: crypto.randomUUID(), name: '', text: '' })
  return (
    <Dialog isOpen onClose={onClose} title={t('title')}>
      {edited ? (
        <PhraseForm
          phrase={edited}
          taken={phrases.filter(({ id }) => id !== edited.id).map(({ name }) => name)}
          onKeep={own.keep}
          onDone={() => setEdited(undefined)}
        />
      ) : (
        <div className="grid max-w-[84ch] gap-3 p-4">
          <p className="text-ink-2">{t.rich('lead', { b: (words) => <b>{words}</b> })}</p>
          <Button className="justify-self-start" onClick={begin}>
            {t('new')}
          </Button>
          <section aria-label={t('own')} className="grid gap-1">
            <h3 className="font-semibold">{t('own')}</h3>
            {own.problem ? <p className="text-warn">{say(own.problem)}</p> : null}
            {phrases.length === 0 && !own.problem ? (
              <p className="text-ink-2">{t('none')}</p>
            ) : (
              <ul className="divide-y divide-line border-y border-line">
                {phrases.map((phrase) => (
                  <OwnPhraseRow
                    key={phrase.id}
                    phrase={phrase}
                    onEdit={() => setEdited(phrase)}
                    onRemove={() => own.remove(phrase.id)}
                  />
                ))}
              </ul>
            )}
          </section>
          <section aria-label={t('builtIn')} className="grid gap-1">
            <h3 className="font-semibold">{t('builtIn')}</h3>
            <ul className="divide-y divide-line border-y border-line">
              {builtInPhrases.map((phrase) => (
                <li key={phrase.name} className="py-1.5">
                  <PhraseText {...phrase} />
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Dialog>
  )
}
