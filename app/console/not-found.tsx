import { consoleWords as t } from '#components/console/words.ts'
import { LinkButton } from '#components/launch/link-button.tsx'
import { SoloLead, SoloPage, SoloTitle } from '#components/launch/solo-page.tsx'

export default function NoSuchRecord() {
  return (
    <SoloPage from={t('product')}>
      <SoloTitle>{t('missing.title')}</SoloTitle>
      <SoloLead>{t('missing.lead')}</SoloLead>
      <div className="pt-5">
        <LinkButton kind="outlined" href="/console">
          {t('forbidden.back')}
        </LinkButton>
      </div>
    </SoloPage>
  )
}
