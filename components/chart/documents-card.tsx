'use client'

import { useTranslations } from 'use-intl'
import { citeDocument } from '#lib/chart/cite.ts'
import type { ChartDocument } from '#lib/chart/documents.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { useSiteZone } from '../ui/site-zone.ts'
import { ChartCard } from './chart-card.tsx'
import { FactList } from './fact-list.tsx'
import { FactMark } from './fact-mark.tsx'
import { FactRow, Sub } from './fact-row.tsx'
import { OddityWords } from './oddity-words.tsx'

const AT_FIRST = 5
const DOC_STATUSES = ['preliminary', 'final', 'amended'] as const

export function DocumentsCard() {
  return (
    <ChartCard
      name="documents"
      wordsOf={({ name, title, authors }) => [name, title, ...authors]}
      count={({ total }) => total}
    >
      {(documents) => (
        <FactList facts={documents} keyOf={({ reference }) => reference} atFirst={AT_FIRST}>
          {(document) => <DocumentRow document={document} />}
        </FactList>
      )}
    </ChartCard>
  )
}

function DocumentRow({ document }: { readonly document: ChartDocument }) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const { name, title, status, docStatus, when, authors, oddities, reference, noteId } = document
  const isInError = status === 'entered-in-error'
  const known = DOC_STATUSES.find((one) => one === docStatus)
  const standing = [
    status === 'current' ? undefined : t(`document.status.${status}`),
    known ? t(`document.docStatus.${known}`) : docStatus,
  ]
  const words = [title, ...authors, ...(isInError ? [] : standing)].filter(Boolean)
  const cited = name ? citeDocument(document, zone) : undefined
  return (
    <FactRow
      aside={when ? <ClinicalTime at={when} /> : t('encounter.undated')}
      mark={cited ? <FactMark citation={cited} /> : null}
    >
      <span className={isInError ? 'line-through' : undefined}>
        {name ?? `${t('notReadable')}, ${reference}`}
      </span>
      {isInError ? (
        <span className="flex items-center gap-1 text-s font-semibold text-crit">
          <Glyph of="struck-circle" />
          {t('document.status.entered-in-error')}
        </span>
      ) : null}
      {words.length > 0 ? <Sub>{words.join(', ')}</Sub> : null}
      {noteId ? (
        <a href={`?note=${noteId}`} className="text-s">
          {t('document.open')}
        </a>
      ) : null}
      <OddityWords oddities={oddities} reference={reference} />
    </FactRow>
  )
}
