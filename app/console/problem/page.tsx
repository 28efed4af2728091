import { consoleWords as t } from '#components/console/words.ts'
import { LinkButton } from '#components/launch/link-button.tsx'
import { ProblemNotice } from '#components/launch/problem-notice.tsx'
import { SoloPage } from '#components/launch/solo-page.tsx'
import { launchProblem } from '#lib/server/launch-problem.ts'

/** Where a sign-in that failed ends: what happened, what to do, and a code for whoever helps. */
export default async function ConsoleProblemPage({ searchParams }: PageProps<'/console/problem'>) {
  const { say, code, reference } = launchProblem(await searchParams)
  return (
    <SoloPage from={t('product')}>
      <ProblemNotice
        kicker={t('problem.kicker')}
        title={t('problem.title')}
        lead={say}
        actions={
          <LinkButton kind="outlined" href="/console/sign-in">
            {t('signIn.again')}
          </LinkButton>
        }
      >
        <p className="pt-6 text-ink-2">{t('problem.code', { code })}</p>
        {reference && <p className="text-ink-2">{t('problem.reference', { reference })}</p>}
      </ProblemNotice>
    </SoloPage>
  )
}
