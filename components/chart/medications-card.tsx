'use client'

import { useTranslations } from 'use-intl'
import type { Medication, MedicationGroup } from '#lib/chart/medications.ts'
import { ChartCard } from './chart-card.tsx'
import { FactGroup } from './fact-group.tsx'
import { FactList } from './fact-list.tsx'
import { MedicationRow } from './medication-row.tsx'

const GROUPS: readonly MedicationGroup[] = ['on-hold', 'other', 'stopped', 'completed', 'withdrawn']
// What is held or was just stopped is seen without a press, as long as it is short.
const OPEN: readonly MedicationGroup[] = ['on-hold', 'stopped']
const COUNTED = ['active', 'on-hold', 'stopped'] as const
const FEW = 2
const AT_FIRST = 12

export function MedicationsCard() {
  const t = useTranslations('chart.medication')
  return (
    <ChartCard
      name="medications"
      wordsOf={({ name, sig, reasons }) => [name?.drug, name?.strength, sig, ...reasons]}
      count={({ facts }) =>
        COUNTED.map((group) => ({ group, count: inGroup(facts, group).length }))
          .filter(({ group, count }) => count > 0 || group === 'active')
          .map(({ group, count }) => t(`count.${group}`, { count }))
          .join(', ')
      }
    >
      {(medications) => (
        <>
          <Rows medications={inGroup(medications, 'active')} />
          {GROUPS.map((group) => {
            const members = inGroup(medications, group)
            return (
              <FactGroup
                key={group}
                title={t(`group.${group}`)}
                count={members.length}
                isOpen={OPEN.includes(group) && members.length <= FEW}
              >
                <Rows medications={members} />
              </FactGroup>
            )
          })}
        </>
      )}
    </ChartCard>
  )
}

const inGroup = (medications: readonly Medication[], group: MedicationGroup) =>
  medications.filter((medication) => medication.group === group)

function Rows({ medications }: { readonly medications: readonly Medication[] }) {
  return (
    <FactList facts={medications} keyOf={({ reference }) => reference} atFirst={AT_FIRST}>
      {(medication) => <MedicationRow medication={medication} />}
    </FactList>
  )
}
