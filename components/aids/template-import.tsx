import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { WritingAid } from '#lib/note/aids/writing-aid.ts'
import { isNoteType, type NoteTypeCode, noteTypeCodes } from '#lib/note/note-types.ts'
import { templateFromNote } from '#lib/note/templates/template-from-note.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, INPUT } from '../ui/field.tsx'
import { ImportedTemplate } from './imported-template.tsx'

type Props = {
  readonly onKeep: (aid: WritingAid) => Promise<AppErrorCode | undefined>
  readonly onClose: () => void
}

/** A template of an old note's order. The note stays in the page; what is kept is shown before. */
export function TemplateImport({ onKeep, onClose }: Props) {
  const t = useTranslations('aids.import')
  const noteWords = useTranslations('note')
  const say = useTranslations('appError')
  const id = useId()
  const [templateId] = useState(() => crypto.randomUUID())
  const [text, setText] = useState('')
  const [title, setTitle] = useState('')
  const [type, setType] = useState<NoteTypeCode>('11506-3')
  const [told, setTold] = useState<string>()
  const template = templateFromNote(text, { id: templateId, title: title.trim(), type })
  const keep = async () => {
    if (!template) return setTold(t('nothing'))
    if (template.title === '') return setTold(t('noName'))
    const failure = await onKeep({ kind: 'template', ...template })
    if (failure) setTold(say(failure))
    else onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title')}
      status={told}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" onClick={() => void keep()}>
            {t('keep')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 p-4 at-900:grid-cols-2">
        <div className="grid content-start gap-3">
          <p className="text-ink-2">{t('lead')}</p>
          <div className="grid gap-1">
            <label htmlFor={`${id}note`} className="text-s font-medium text-ink-2">
              {t('note')}
            </label>
            <textarea
              id={`${id}note`}
              rows={12}
              value={text}
              onChange={({ target }) => setText(target.value)}
              className={`${INPUT} resize-y`}
            />
          </div>
        </div>
        <div className="grid content-start gap-3">
          <Field
            label={t('name')}
            value={title}
            maxLength={80}
            autoComplete="off"
            onChange={({ target }) => setTitle(target.value)}
          />
          <div className="grid gap-1">
            <label htmlFor={`${id}type`} className="text-s font-medium text-ink-2">
              {t('type')}
            </label>
            <select
              id={`${id}type`}
              value={type}
              onChange={({ target }) => isNoteType(target.value) && setType(target.value)}
              className={INPUT}
            >
              {noteTypeCodes.map((code) => (
                <option key={code} value={code}>
                  {noteWords(`type.${code}`)}
                </option>
              ))}
            </select>
          </div>
          {text.trim() === '' ? null : <ImportedTemplate template={template} text={text} />}
        </div>
      </div>
    </Dialog>
  )
}
