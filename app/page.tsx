import { LinkButton } from '#components/launch/link-button.tsx'
import { SoloLead, SoloPage, SoloTitle } from '#components/launch/solo-page.tsx'
import { registeredEhrs } from '#lib/server/registered-ehrs.ts'
import { launchWords as t } from '#lib/server/words.ts'

/**
 * Standalone launch: the EHR signs the person in and lets them choose the patient. Links and no
 * form: `form-action` would hold for every redirect on the way to the EHR and its sign-in.
 */
export default function LandingPage() {
  const ehrs = registeredEhrs()
  return (
    <SoloPage from={t('standalone')}>
      <SoloTitle>{ehrs.length > 0 ? t('openChart') : t('noEhrs')}</SoloTitle>
      <SoloLead>{ehrs.length > 0 ? t('openLead') : t('noEhrsLead')}</SoloLead>
      <ul className="grid justify-items-start gap-2 pt-4.5">
        {ehrs.map(({ issuer, name }) => (
          <li key={issuer}>
            <LinkButton kind="outlined" href={`/launch?${new URLSearchParams({ iss: issuer })}`}>
              {t('signInThrough', { ehr: name })}
            </LinkButton>
          </li>
        ))}
      </ul>
    </SoloPage>
  )
}
