import { useTranslations } from 'use-intl'
import { type EarlierNote, type EarlierPart, placeForPart } from '#lib/note/earlier-note.ts'
import { useNote } from '../note/note-provider.tsx'

type Props = {
  readonly earlier: EarlierNote
  readonly chosen: ReadonlySet<EarlierPart>
  readonly onChoose: (chosen: ReadonlySet<EarlierPart>) => void
}

/** The parts of an earlier note, word for word, to choose from. None is chosen in advance. */
export function EarlierParts({ earlier, chosen, onChoose }: Props) {
  const t = useTranslations('aids.earlier')
  const { signedOn, parts } = earlier
  const toggle = (part: EarlierPart) => {
    const next = new Set(chosen)
    if (!next.delete(part)) next.add(part)
    onChoose(next)
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="pb-1 font-semibold">{t('parts', { date: signedOn })}</legend>
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a heading may occur twice
        <Part key={index} part={part} isChosen={chosen.has(part)} onToggle={() => toggle(part)} />
      ))}
    </fieldset>
  )
}

type PartProps = {
  readonly part: EarlierPart
  readonly isChosen: boolean
  readonly onToggle: () => void
}

function Part({ part, isChosen, onToggle }: PartProps) {
  const t = useTranslations('aids.earlier')
  const note = useNote((state) => state.note)
  const place = placeForPart(note, part)
  const title = note.sections.find(({ code }) => code === place)?.title
  const words = (
    <span className="min-w-0">
      <b>{part.heading}</b>{' '}
      <span className="text-s text-ink-2">
        {title ? t('into', { title }) : t(part.code ? 'noPlace' : 'notKnown')}
      </span>
      {part.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line may occur twice
        <span key={index} className="block break-words">
          {line}
        </span>
      ))}
    </span>
  )
  if (!title) return <div className="border-l-3 border-line-2 py-1 pl-3 text-ink-2">{words}</div>
  return (
    <label className="flex cursor-pointer items-baseline gap-2 border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft">
      <input type="checkbox" className="accent-accent" checked={isChosen} onChange={onToggle} />
      {words}
    </label>
  )
}
