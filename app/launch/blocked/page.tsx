import { headers } from 'next/headers'
import { LinkButton } from '#components/launch/link-button.tsx'
import { ProblemNotice } from '#components/launch/problem-notice.tsx'
import { SoloPage } from '#components/launch/solo-page.tsx'
import { blockedLaunch } from '#lib/server/blocked-launch.ts'
import { launchWords as t } from '#lib/server/words.ts'

/**
 * No cookie came back. In a frame the same launch works in a window of its own, which a click opens
 * before the EHR's one-use launch value is spent; in a window, cookies are off altogether (A9).
 */
export default async function BlockedPage({ searchParams }: PageProps<'/launch/blocked'>) {
  const isFramed = (await headers()).get('sec-fetch-dest') === 'iframe'
  const { code, say, again, ehr } = blockedLaunch(await searchParams, isFramed)
  return (
    <SoloPage
      from={ehr && t('from', { ehr: ehr.name })}
      foot={ehr?.help && t('help', { help: ehr.help })}
    >
      <ProblemNotice
        kicker={t('notOpened')}
        title={t(isFramed ? 'title.blocked' : 'title.blockedEverywhere')}
        lead={say}
        actions={
          <>
            {isFramed && (
              <LinkButton kind="primary" href={again} target="_blank" rel="noopener">
                {t('ownWindow')}
              </LinkButton>
            )}
            <LinkButton kind="outlined" href={again}>
              {t('tryHere')}
            </LinkButton>
          </>
        }
      >
        <div className="pt-6">
          <h2 className="font-semibold">{t('nothingRead')}</h2>
          <p className="pt-0.5 text-ink-2">{t('forTheTeam', { code })}</p>
        </div>
      </ProblemNotice>
    </SoloPage>
  )
}
