'use client'

import { useTranslations } from 'use-intl'
import type { Allergy } from '#lib/chart/allergies.ts'
import { citeAllergy } from '#lib/chart/cite.ts'
import { wallClock } from '#lib/fhir/clinical-time.ts'
import { classNames } from '../ui/class-names.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { ChartCard } from './chart-card.tsx'
import { FactGroup } from './fact-group.tsx'
import { FactList } from './fact-list.tsx'
import { FactMark } from './fact-mark.tsx'
import { FactRow, Sub } from './fact-row.tsx'
import { OddityWords } from './oddity-words.tsx'

const AT_FIRST = 12
const isCurrent = ({ standing }: Allergy): boolean =>
  standing === 'active' || standing === 'unknown'

export function AllergiesCard() {
  const t = useTranslations('chart.allergy')
  return (
    <ChartCard
      name="allergies"
      wordsOf={({ name, reactions }) => [name, ...reactions]}
      count={({ facts }) => facts.filter((fact) => isCurrent(fact) && !fact.absence).length}
    >
      {(allergies) => (
        <>
          <Rows allergies={allergies.filter(isCurrent)} />
          <FactGroup title={t('past')} count={allergies.filter((one) => !isCurrent(one)).length}>
            <Rows allergies={allergies.filter((one) => !isCurrent(one))} />
          </FactGroup>
        </>
      )}
    </ChartCard>
  )
}

function Rows({ allergies }: { readonly allergies: readonly Allergy[] }) {
  return (
    <FactList facts={allergies} keyOf={({ reference }) => reference} atFirst={AT_FIRST}>
      {(allergy) => <AllergyRow allergy={allergy} />}
    </FactList>
  )
}

function AllergyRow({ allergy }: { readonly allergy: Allergy }) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const { name, absence, standing, onset, recorded, oddities, reference } = allergy
  const date = onset ?? recorded
  const isWithdrawn = standing === 'refuted' || standing === 'entered-in-error'
  return (
    <FactRow
      aside={date ? wallClock(date, zone).year : null}
      mark={name ? <FactMark citation={citeAllergy(allergy)} /> : null}
    >
      {absence ? (
        absence.kind === 'none-known' ? (
          t(`allergy.none.${absence.of}`)
        ) : (
          t('allergy.notAsked')
        )
      ) : (
        <span className={classNames(isWithdrawn && 'line-through')}>
          <b>{name ?? `${t('notReadable')}, ${reference}`}</b> <Reactions allergy={allergy} />
        </span>
      )}
      <Standing allergy={allergy} />
      <OddityWords oddities={oddities} reference={reference} />
    </FactRow>
  )
}

function Reactions({ allergy }: { readonly allergy: Allergy }) {
  const t = useTranslations('chart.allergy')
  const { reactions, severity, isHighCriticality } = allergy
  return [
    reactions.join(', ') || t('reactionUnknown'),
    severity && t(`severity.${severity}`),
    isHighCriticality && t('high'),
  ]
    .filter(Boolean)
    .join(', ')
}

/** What it is when it is no confirmed, active allergy. */
function Standing({ allergy }: { readonly allergy: Allergy }) {
  const t = useTranslations('chart.allergy')
  const { standing, verification, type, notes } = allergy
  const said =
    verification === 'unconfirmed' || verification === 'presumed' ? verification : undefined
  const words = [
    standing === 'active' || standing === 'unknown'
      ? undefined
      : t(`group.${standing}`).toLowerCase(),
    type === 'intolerance' ? t('intolerance') : undefined,
    said ? t(`verification.${said}`) : undefined,
    ...notes,
  ].filter(Boolean)
  return words.length > 0 ? <Sub>{words.join(', ')}</Sub> : null
}
