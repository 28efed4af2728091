import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { instantOf } from '#lib/kernel/instant.ts'
import { useCard } from '../chart/use-card.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import type { SheetLine } from './instruction-sheet.ts'

type Props = { readonly lines: readonly SheetLine[] }

/** The sheet on paper: for whom, from whom, what to do. While it is there, nothing else prints. */
export function PrintedInstructions({ lines }: Props) {
  const t = useTranslations('aids.instructions.paper')
  const { card: patients } = useCard('patient')
  const { card: users } = useCard('user')
  const patient = patients?.state === 'read' ? patients.facts[0] : undefined
  const clinician = users?.state === 'read' ? users.facts[0]?.name?.full : undefined
  return createPortal(
    <div data-sheet="" className="hidden text-[12pt] leading-relaxed print:block">
      <h1 className="text-[18pt] font-semibold">{t('title')}</h1>
      <p>
        <b>{patient?.name?.full}</b>
        {patient?.born ? (
          <>
            , {t('born')} <ClinicalTime at={patient.born} />
          </>
        ) : null}
      </p>
      <p>
        {clinician ? `${clinician}, ` : null}
        <ClinicalTime at={instantOf(Date.now())} />
      </p>
      <ul className="list-disc py-4 pl-6">
        {lines.map(({ id, text }) => (
          <li key={id} className="py-1">
            {text}
          </li>
        ))}
      </ul>
      <p className="text-[10pt]">{t('unsigned')}</p>
    </div>,
    document.body,
  )
}
