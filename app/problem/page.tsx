import { LinkButton } from '#components/launch/link-button.tsx'
import { ProblemNotice } from '#components/launch/problem-notice.tsx'
import { SoloPage } from '#components/launch/solo-page.tsx'
import { launchProblem } from '#lib/server/launch-problem.ts'
import { launchWords as t } from '#lib/server/words.ts'

/** Where a launch that failed ends: what happened, what to do, and a code for the EHR's team. */
export default async function ProblemPage({ searchParams }: PageProps<'/problem'>) {
  const { title, say, code, reference, ehr } = launchProblem(await searchParams)
  return (
    <SoloPage
      from={ehr && t('from', { ehr: ehr.name })}
      foot={ehr?.help && t('help', { help: ehr.help })}
    >
      <ProblemNotice
        kicker={t('notOpened')}
        title={title}
        lead={say}
        actions={
          <LinkButton kind="outlined" href="/">
            {t('backToStart')}
          </LinkButton>
        }
      >
        <div className="pt-6">
          <h2 className="font-semibold">{t('nothingRead')}</h2>
          <p className="pt-0.5 text-ink-2">{t('forTheTeam', { code })}</p>
          {reference && <p className="text-ink-2">{t('reference', { reference })}</p>}
        </div>
      </ProblemNotice>
    </SoloPage>
  )
}
