import { LinkButton } from '../launch/link-button.tsx'
import { SoloLead, SoloPage, SoloTitle } from '../launch/solo-page.tsx'
import { consoleWords as t } from './words.ts'

type Props = { readonly minutes: number; readonly hours: number }

/** A session that is over, or never was: nothing of anybody is shown. */
export function EndedNotice({ minutes, hours }: Props) {
  return (
    <SoloPage from={t('product')}>
      <SoloTitle>{t('signIn.ended')}</SoloTitle>
      <SoloLead>{t('signIn.endedLead', { minutes, hours })}</SoloLead>
      <div className="pt-5">
        <LinkButton kind="primary" href="/console/sign-in">
          {t('signIn.again')}
        </LinkButton>
      </div>
    </SoloPage>
  )
}
