import { consoleWords as t } from '#components/console/words.ts'
import { LinkButton } from '#components/launch/link-button.tsx'
import { SoloLead, SoloPage, SoloTitle } from '#components/launch/solo-page.tsx'
import { providerSignOutUrl } from '#lib/server/console-sign-out.ts'
import { server } from '#lib/server/server.ts'

/** After signing out here: the identity provider may have a session of its own. */
export default async function SignedOutPage() {
  const there = await providerSignOutUrl()
  const provider = server().console?.settings.name ?? ''
  return (
    <SoloPage from={t('product')}>
      <SoloTitle>{t('signIn.signedOut')}</SoloTitle>
      <SoloLead>{t('signIn.signedOutLead')}</SoloLead>
      <div className="flex flex-wrap gap-2 pt-5">
        {there && (
          <LinkButton kind="outlined" href={there}>
            {t('signIn.alsoThere', { provider })}
          </LinkButton>
        )}
        <LinkButton kind="outlined" href="/console/sign-in">
          {t('signIn.again')}
        </LinkButton>
      </div>
    </SoloPage>
  )
}
