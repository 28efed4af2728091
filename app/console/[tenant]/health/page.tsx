import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { HealthList } from '#components/console/health-list.tsx'
import { KeyValues } from '#components/console/key-values.tsx'
import { StateLine } from '#components/console/state-line.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { server } from '#lib/server/server.ts'
import { systemHealthOf } from '#lib/server/system-health.ts'

/** Whether each part works and each EHR answers, now: numbers and times, nothing of a patient. */
export default async function HealthPage({ params }: PageProps<'/console/[tenant]/health'>) {
  const { tenant } = await params
  const { place, ...access } = await consolePage(tenant, 'health')
  const health = await systemHealthOf(access)
  return (
    <ConsoleFrame place={place} current="health">
      <ConsoleTitle title={t('health.title')} lead={t('health.lead')} />
      <ConsoleSection title={t('health.system')}>
        <HealthList of={health} zone={access.settings.timeZone} now={server().clock.now()} />
      </ConsoleSection>
      <ConsoleSection title={t('health.ehrs')}>
        {health.ehrs.length === 0 && <p className="text-ink-2">{t('configuration.none')}</p>}
        <KeyValues
          of={health.ehrs.map(({ name, code, answeredInMs: ms }) => ({
            name,
            value: (
              <StateLine tone={code ? 'crit' : 'ok'}>
                {code ? t('health.ehrFails', { code, ms }) : t('health.ehrAnswers', { ms })}
              </StateLine>
            ),
          }))}
        />
      </ConsoleSection>
    </ConsoleFrame>
  )
}
