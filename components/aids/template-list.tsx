import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Note } from '#lib/note/note.ts'
import type { NoteTypeCode } from '#lib/note/note-types.ts'
import { type NoteTemplate, noteFromTemplate } from '#lib/note/templates/note-template.ts'
import { noteTemplates, specialties } from '#lib/note/templates/note-templates.ts'
import { useChartReading } from '../chart/use-chart-reading.ts'
import { newStatementId } from '../note/new-statement-id.ts'
import { Button } from '../ui/button.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { useChartFacts } from '../visit/use-chart-facts.ts'
import type { AidsPort } from './aids-port.ts'
import { TemplateImport } from './template-import.tsx'
import { TemplateRow } from './template-row.tsx'
import { type OwnAids, useOwnAids } from './use-own-aids.ts'

type Props = {
  readonly port: AidsPort
  readonly onChoose: (type: NoteTypeCode, fill: (empty: Note) => Note) => void
}

/** Ways to begin a note with an order of its own and values of the chart; those of one's own first. */
export default function TemplateList({ port, onChoose }: Props) {
  const t = useTranslations('aids.templates')
  const say = useTranslations('appError')
  const own = useOwnAids(port)
  const { isReading } = useChartReading()
  const facts = useChartFacts(port.openedAt)
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that asked for this is gone.
  useEffect(() => heading.current?.focus(), [])
  const [isImporting, setImporting] = useState(false)
  const ours = own.aids.flatMap((aid) => (aid.kind === 'template' ? [aid] : []))
  const begin = (template: NoteTemplate) =>
    onChoose(template.type, (empty) => {
      const titles = new Map(empty.sections.map(({ code, title }) => [code, title]))
      const titleOf = (code: string) => titles.get(code) ?? code
      const begun = noteFromTemplate(template, empty.id, titleOf, facts, newStatementId)
      return { ...empty, ...begun.note }
    })
  return (
    <section aria-label={t('title')} className="grid gap-2 pt-3">
      <h2 ref={heading} tabIndex={-1} className="text-l font-semibold">
        {t('title')}
      </h2>
      <p className="text-ink-2">{t('lead')}</p>
      {own.problem ? <p className="text-warn">{say(own.problem)}</p> : null}
      {isReading ? (
        // What is not read yet would be left open.
        <Spinner>{t('reading')}</Spinner>
      ) : (
        <>
          <Group title={t('own')} templates={ours} onBegin={begin} onRemove={own.remove} />
          {specialties.map((specialty) => (
            <Group
              key={specialty}
              title={t(`specialty.${specialty}`)}
              templates={noteTemplates.filter((one) => one.specialty === specialty)}
              onBegin={begin}
            />
          ))}
        </>
      )}
      <Button className="justify-self-start" onClick={() => setImporting(true)}>
        {t('fromNote')}
      </Button>
      {isImporting ? (
        <TemplateImport onKeep={own.keep} onClose={() => setImporting(false)} />
      ) : null}
    </section>
  )
}

type GroupProps = {
  readonly title: string
  readonly templates: readonly NoteTemplate[]
  readonly onBegin: (template: NoteTemplate) => void
  /** Of the clinician's own only. */
  readonly onRemove?: OwnAids['remove']
}

function Group({ title, templates, onBegin, onRemove }: GroupProps) {
  if (templates.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className="pt-1 pb-0.5 text-s font-medium text-ink-2">{title}</h3>
      <ul className="divide-y divide-line border-y border-line">
        {templates.map((template) => (
          <TemplateRow
            key={template.id}
            template={template}
            onBegin={() => onBegin(template)}
            onRemove={onRemove && (() => onRemove(template.id))}
          />
        ))}
      </ul>
    </section>
  )
}
