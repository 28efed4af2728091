import { redirect } from 'next/navigation'
import { consoleWords as t } from '#components/console/words.ts'
import { LinkButton } from '#components/launch/link-button.tsx'
import { SoloLead, SoloPage, SoloTitle } from '#components/launch/solo-page.tsx'
import { tenantsOf } from '#lib/console/console-session.ts'
import { requireConsole } from '#lib/server/require-console.ts'
import { server } from '#lib/server/server.ts'

/** The door of the console: in, when one is signed in; otherwise to the organisation's sign-in. */
export default async function ConsoleDoor() {
  const open = await requireConsole()
  if (open.ok) redirect(`/console/${tenantsOf(open.value.session.user)[0]}`)
  const provider = server().console?.settings.name
  return (
    <SoloPage from={t('product')}>
      <SoloTitle>{provider ? t('signIn.title') : t('signIn.off')}</SoloTitle>
      <SoloLead>{provider ? t('signIn.lead') : t('signIn.offLead')}</SoloLead>
      {provider && (
        <div className="pt-5">
          <LinkButton kind="primary" href="/console/sign-in">
            {t('signIn.through', { provider })}
          </LinkButton>
        </div>
      )}
    </SoloPage>
  )
}
