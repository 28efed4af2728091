import { useTranslations } from 'use-intl'
import type { ChartDocument } from '#lib/chart/documents.ts'
import { clinicalDate } from '#lib/fhir/clinical-time.ts'
import { useCard } from '../chart/use-card.ts'
import { Button } from '../ui/button.tsx'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { useSiteZone } from '../ui/site-zone.ts'
import { Spinner } from '../ui/spinner.tsx'

type Props = {
  /** The document that is being read. */
  readonly reading: string | undefined
  readonly onRead: (documentId: string) => void
}

/** The signed documents of the open chart, as its card lists them; each can be read. */
export function EarlierDocuments({ reading, onRead }: Props) {
  const t = useTranslations('aids.earlier')
  const { card } = useCard('documents')
  if (!card) return <Spinner>{t('reading')}</Spinner>
  if (card.state !== 'read') return <p className="text-warn">{t('notRead')}</p>
  const documents = card.facts.filter(isInForce)
  if (documents.length === 0) return <p>{t('none')}</p>
  return (
    <section aria-label={t('documents')} className="grid gap-1">
      <h3 className="font-semibold">{t('documents')}</h3>
      <ul className="divide-y divide-line border-y border-line">
        {documents.map((document) => (
          <Row key={document.reference} document={document} reading={reading} onRead={onRead} />
        ))}
      </ul>
    </section>
  )
}

const isInForce = ({ status, docStatus }: ChartDocument): boolean =>
  status === 'current' && docStatus !== 'preliminary'

function Row({ document, reading, onRead }: Props & { readonly document: ChartDocument }) {
  const t = useTranslations('aids.earlier')
  const zone = useSiteZone()
  const { reference, name, title, authors, when } = document
  const id = reference.split('/').at(-1) ?? ''
  const words = [title, ...authors].filter(Boolean).join(', ')
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-3 py-1.5">
      <div className="min-w-0">
        <b>{name ?? reference}</b> {when ? <ClinicalTime at={when} /> : null}
        {words ? <div className="text-s text-ink-2">{words}</div> : null}
      </div>
      {reading === id ? (
        <Spinner>{t('reading')}</Spinner>
      ) : (
        <Button
          size="s"
          aria-label={t('readOne', {
            name: name ?? reference,
            date: when ? clinicalDate(when, zone) : '',
          })}
          onClick={() => reading === undefined && onRead(id)}
        >
          {t('read')}
        </Button>
      )}
    </li>
  )
}
