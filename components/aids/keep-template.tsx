import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { WritingAid } from '#lib/note/aids/writing-aid.ts'
import type { Note } from '#lib/note/note.ts'
import { isNoteType } from '#lib/note/note-types.ts'
import { orderOf } from '#lib/note/templates/note-template.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'

type Props = {
  readonly note: Note
  readonly onKeep: (aid: WritingAid) => Promise<AppErrorCode | undefined>
}

/** Keeps the order of the sections, and no word of the note, as a template of the clinician's own. */
export function KeepTemplate({ note, onKeep }: Props) {
  const t = useTranslations('aids.sections')
  const say = useTranslations('appError')
  const [title, setTitle] = useState('')
  const [told, setTold] = useState('')
  const { type } = note
  if (!isNoteType(type)) return null
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '') return setTold(t('noTitle'))
    const failure = await onKeep({
      kind: 'template',
      id: crypto.randomUUID(),
      title: title.trim(),
      type,
      order: orderOf(note),
      phrases: {},
      length: 'standard',
    })
    setTold(failure ? say(failure) : t('kept', { title: title.trim() }))
    if (!failure) setTitle('')
  }
  return (
    <form className="grid gap-2" onSubmit={(event) => void keep(event)}>
      <Field
        label={t('asTemplate')}
        hint={t('asTemplateHint')}
        value={title}
        maxLength={80}
        autoComplete="off"
        onChange={({ target }) => setTitle(target.value)}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit">{t('keep')}</Button>
        <p role="status" className="text-ink-2">
          {told}
        </p>
      </div>
    </form>
  )
}
