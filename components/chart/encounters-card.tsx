'use client'

import { useTranslations } from 'use-intl'
import { citeEncounter } from '#lib/chart/cite.ts'
import type { Encounter } from '#lib/chart/encounters.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { useSiteZone } from '../ui/site-zone.ts'
import { ChartCard } from './chart-card.tsx'
import { FactList } from './fact-list.tsx'
import { FactMark } from './fact-mark.tsx'
import { FactRow, Sub } from './fact-row.tsx'
import { OddityWords } from './oddity-words.tsx'
import { useCard } from './use-card.ts'

const AT_FIRST = 5

export function EncountersCard() {
  const { card: visit } = useCard('encounter')
  const here = visit?.state === 'read' ? visit.facts[0]?.reference : undefined
  return (
    <ChartCard
      name="encounters"
      wordsOf={({ name, reasons, people, place }) => [name, ...reasons, ...people, place]}
      count={({ total }) => total}
    >
      {(encounters) => (
        <FactList facts={encounters} keyOf={({ reference }) => reference} atFirst={AT_FIRST}>
          {(encounter) => (
            <EncounterRow encounter={encounter} isThisVisit={encounter.reference === here} />
          )}
        </FactList>
      )}
    </ChartCard>
  )
}

type Props = { readonly encounter: Encounter; readonly isThisVisit: boolean }

function EncounterRow({ encounter, isThisVisit }: Props) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const { name, status, start, reasons, people, place, oddities, reference } = encounter
  const words = [
    isThisVisit ? t('encounter.thisVisit') : undefined,
    status === 'finished' ? undefined : t(`encounter.status.${status}`),
    ...reasons,
    ...people,
    place,
  ].filter(Boolean)
  return (
    <FactRow
      aside={start ? <ClinicalTime at={start} /> : t('encounter.undated')}
      mark={name ? <FactMark citation={citeEncounter(encounter, zone)} /> : null}
    >
      {isThisVisit ? <b>{name}</b> : (name ?? `${t('notReadable')}, ${reference}`)}
      {words.length > 0 ? <Sub>{words.join(', ')}</Sub> : null}
      <OddityWords oddities={oddities} reference={reference} />
    </FactRow>
  )
}
