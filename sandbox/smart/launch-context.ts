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

const problemOf = (site: Site, patientId = ''): readonly string[] =>
  site.store
    .search('Condition', new URLSearchParams({ patient: patientId, category: 'problem-list-item' }))
    .matches.slice(0, 1)
    .map(({ resource }) => resource.id)

/** SMART 2.2 "fhirContext": at least one of reference, canonical and identifier in each entry. */
function fhirContext(site: Site, grant: Grant): readonly Context[] | undefined {
  const { patientId, practitionerId } = grant
  switch (site.settings.smart.fhirContext) {
    case 'absent':
      return undefined
    case 'a-problem':
      return problemOf(site, patientId).map((id) => ({ reference: `Condition/${id}` }))
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

function intentOf(mode: Site['settings']['smart']['intent']): string | undefined {
  switch (mode) {
    case 'absent':
      return undefined
    case 'chart':
      return 'chart'
    case 'unknown':
      return 'sandbox-intent-nobody-knows'
  }
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
    intent: intentOf(intent),
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
  color_highlight: '#1f4e8c',
  color_modal_backdrop: '',
  color_success: '#1a6838',
  color_text: '#000000',
  dim_border_radius: '0px',
  dim_font_size: '13px',
  dim_spacing_size: '8px',
  font_family_body: 'Arial, Helvetica, sans-serif',
  font_family_heading: 'Arial, Helvetica, sans-serif',
}
