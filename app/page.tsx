import { SoloLead, SoloPage, SoloTitle } from '#components/launch/solo-page.tsx'
import { registeredEhrs } from '#lib/server/registered-ehrs.ts'
import { launchWords as t } from '#lib/server/words.ts'

/** Standalone launch: the EHR signs the person in and lets them choose the patient. */
export default function LandingPage() {
  const ehrs = registeredEhrs()
  return (
    <SoloPage from={t('standalone')}>
      <SoloTitle>{ehrs.length > 0 ? t('openChart') : t('noEhrs')}</SoloTitle>
      <SoloLead>{ehrs.length > 0 ? t('openLead') : t('noEhrsLead')}</SoloLead>
      {ehrs.length > 0 && (
        <form action="/launch" method="get" className="grid gap-3 pt-4.5">
          <div className="grid gap-1">
            <label htmlFor="ehr" className="text-s font-medium text-ink-2">
              {t('ehr')}
            </label>
            <select
              id="ehr"
              name="iss"
              className="min-h-9 w-full rounded-2 border border-edge bg-page px-2.5"
            >
              {ehrs.map(({ issuer, name }) => (
                <option key={issuer} value={issuer}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div>
            <button
              type="submit"
              className="min-h-9 rounded-2 border border-accent bg-accent px-4 font-semibold text-on-accent hover:bg-accent-deep"
            >
              {t('continue')}
            </button>
          </div>
        </form>
      )}
    </SoloPage>
  )
}
