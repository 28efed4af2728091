import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { KeyValues } from '#components/console/key-values.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { ehrsOf } from '#lib/server/console-reads.ts'

/** The EHRs of this organisation as they are registered: no patient, no secret. */
export default async function ConnectionsPage({
  params,
}: PageProps<'/console/[tenant]/connections'>) {
  const { tenant } = await params
  const { place } = await consolePage(tenant, 'configuration')
  const ehrs = ehrsOf(tenant)
  return (
    <ConsoleFrame place={place} current="configuration">
      <ConsoleTitle title={t('configuration.title')} lead={t('configuration.lead')} />
      {ehrs.length === 0 && <p className="text-ink-2">{t('configuration.none')}</p>}
      {ehrs.map((ehr) => (
        <ConsoleSection key={ehr.id} title={ehr.name}>
          <KeyValues
            of={[
              { name: t('configuration.issuer'), value: ehr.issuer },
              { name: t('configuration.profile'), value: ehr.profile },
              { name: t('configuration.authentication'), value: ehr.authentication.method },
              {
                name: t('configuration.frames'),
                value: ehr.frameOrigins.join(', ') || t('configuration.noFrames'),
              },
              {
                name: t('configuration.idle'),
                value: t('configuration.minutes', { minutes: ehr.idleMinutes }),
              },
            ]}
          />
        </ConsoleSection>
      ))}
    </ConsoleFrame>
  )
}
