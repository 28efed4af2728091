import { isSealLate } from '#lib/audit/audit-integrity.ts'
import { isDiskShort, isWorkerBehind, type SystemHealth } from '#lib/console/system-health.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { bytesText } from './bytes-text.ts'
import { KeyValues } from './key-values.tsx'
import { momentText } from './moment.tsx'
import { StateLine } from './state-line.tsx'
import { consoleWords as t } from './words.ts'

type Props = { readonly of: SystemHealth; readonly zone: string; readonly now: Instant }

/** Each part of the system: whether it works, and by what one sees that. */
export function HealthList({ of, zone, now }: Props) {
  const { database, machine } = of
  return (
    <KeyValues
      of={[
        {
          name: t('health.database'),
          value: (
            <StateLine tone="ok">
              {t('health.answers', { ms: database.answeredInMs })}
              <Detail>
                {t('health.databaseFacts', {
                  version: database.version,
                  size: bytesText(database.bytes),
                  schema: database.schema,
                })}
              </Detail>
            </StateLine>
          ),
        },
        { name: t('health.worker'), value: <Worker of={of} zone={zone} now={now} /> },
        { name: t('health.sealer'), value: <Sealer of={of} zone={zone} now={now} /> },
        { name: t('health.outside'), value: <Outside of={of} zone={zone} /> },
        {
          name: t('health.disk'),
          value: (
            <StateLine tone={isDiskShort(machine) ? 'warn' : 'ok'}>
              {t('health.free', {
                free: bytesText(machine.freeBytes),
                all: bytesText(machine.allBytes),
              })}
            </StateLine>
          ),
        },
        {
          name: t('health.versions'),
          value: t('health.versionFacts', { version: machine.version, node: machine.node }),
        },
      ]}
    />
  )
}

const Detail = ({ children }: { readonly children: string }) => (
  <span className="block font-normal text-ink-2">{children}</span>
)

function Worker({ of: { queue }, zone, now }: Props) {
  const { waiting, oldestAt, later, givenUp } = queue
  const isBehind = isWorkerBehind(queue, now)
  return (
    <>
      <StateLine tone={isBehind ? 'crit' : 'ok'}>
        {isBehind && oldestAt
          ? t('health.behind', { waiting, time: momentText(oldestAt, zone) })
          : t('health.waiting', { waiting })}
        <Detail>{t('health.later', { later })}</Detail>
      </StateLine>
      {givenUp > 0 && <StateLine tone="warn">{t('health.givenUp', { jobs: givenUp })}</StateLine>}
    </>
  )
}

function Sealer({ of: { seal }, zone, now }: Props) {
  const { records, oldestAt } = seal
  return isSealLate(seal, now) && oldestAt ? (
    <StateLine tone="warn">{t('integrity.late', { time: momentText(oldestAt, zone) })}</StateLine>
  ) : (
    <StateLine tone="ok">{t('integrity.lag', { records })}</StateLine>
  )
}

function Outside({ of: { anchors }, zone }: Pick<Props, 'of' | 'zone'>) {
  if (anchors.length === 0) return <StateLine tone="warn">{t('health.noAnchor')}</StateLine>
  return anchors.map(({ sink, anchoredAt }) => (
    <StateLine key={sink} tone="ok">
      {t('health.anchored', { time: momentText(anchoredAt, zone) })}
      <Detail>{sink}</Detail>
    </StateLine>
  ))
}
