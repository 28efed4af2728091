import type { Site } from '../site.ts'
import type { Grant } from './grant.ts'

type Context = Readonly<Record<string, unknown>>

function otherPatient(site: Site, patientId: string | undefined): string | undefined {
  return site.store
    .search('Patient', new URLSearchParams())
    .matches.map(({ resource }) => resource.id)
    .find((id) => id !== patientId)
}

function patientContext(site: Site, grant: Grant, isRefresh: boolean): string | undefined {
  switch (site.settings.smart.patientContext) {
    case 'given':
      return grant.patientId
    case 'absent':
      return undefined
    case 'changed-on-refresh':
      return isRefresh ? otherPatient(site, grant.patientId) : grant.patientId
  }
}

/** SMART 2.2 "fhirContext": at least one of reference, canonical and identifier in each entry. */
function fhirContext(site: Site, grant: Grant): readonly Context[] | undefined {
  const { patientId, practitionerId } = grant
  switch (site.settings.smart.fhirContext) {
    case 'absent':
      return undefined
    case 'all-forms':
      return [
        { reference: `Practitioner/${practitionerId}` },
        {
          canonical: 'http://hl7.org/fhir/us/core/Questionnaire/us-core-social-history|8.0.0',
          type: 'Questionnaire',
          role: `${site.origin}/role/questionnaire-to-display`,
        },
        {
          identifier: { system: `${site.origin}/order`, value: 'A-1' },
          type: 'ServiceRequest',
          role: 'launch',
        },
        { reference: `Patient/${patientId}`, role: `${site.origin}/role/related-patient` },
      ]
    case 'malformed':
      return [{}, { role: 'launch' }]
  }
}

function bannerContext(site: Site): boolean | undefined {
  const { banner } = site.settings.smart
  return banner === 'absent' ? undefined : banner === 'needed'
}

function styleUrl(site: Site): string | undefined {
  switch (site.settings.smart.style) {
    case 'given':
      return `${site.authBase}/style.json`
    case 'not-found':
      return `${site.authBase}/no-such-style.json`
    case 'absent':
      return undefined
  }
}

/** The members of a token reply that say what the app was opened on (SMART 2.2 launch context). */
export function launchContext(site: Site, grant: Grant, isRefresh: boolean): Context {
  const { encounterContext, intent, webMessaging } = site.settings.smart
  return {
    patient: patientContext(site, grant, isRefresh),
    encounter: encounterContext === 'given' ? grant.encounterId : undefined,
    fhirContext: fhirContext(site, grant),
    need_patient_banner: bannerContext(site),
    intent: intent === 'unknown' ? 'sandbox-intent-nobody-knows' : undefined,
    tenant: site.id,
    smart_style_url: styleUrl(site),
    ...(webMessaging === 'given' && {
      smart_web_messaging_handle: grant.family,
      smart_web_messaging_origin: site.origin,
    }),
  }
}

/** The experimental SMART style document. */
export const styleDocument: Context = {
  color_background: '#ffffff',
  color_error: '#ad1f2d',
  color_highlight: '#fffbd6',
  color_modal_backdrop: '',
  color_success: '#1a6838',
  color_text: '#000000',
  dim_border_radius: '0px',
  dim_font_size: '13px',
  dim_spacing_size: '8px',
  font_family_body: 'Arial, Helvetica, sans-serif',
  font_family_heading: 'Arial, Helvetica, sans-serif',
}
