import { renderToStaticMarkup } from 'react-dom/server'
import { IntlProvider } from 'use-intl'
import { describe, expect, test } from 'vitest'
import { type Cards, cardNames } from '#lib/chart/card.ts'
import { readCard } from '#lib/flows/read-card.ts'
import en from '#lib/messages/en.ts'
import { aLaunch } from '#lib/testing/chart/a-launch.ts'
import { fakeEhr } from '#lib/testing/chart/fake-ehr.ts'
import { anAllergy, aPatient } from '#lib/testing/chart/fhir-builders.ts'
import { marchetti } from '#lib/testing/chart/marchetti.ts'
import { oddChart } from '#lib/testing/chart/odd-chart.ts'
import { fakeAuditLog } from '#lib/testing/fake-audit-log.ts'
import { fixedClock } from '#lib/testing/fixed-clock.ts'
import { IdentityBanner } from '../workspace/identity-banner.tsx'
import { openCardStore } from './card-store.ts'
import { CardStoreContext } from './card-store-context.ts'
import { ChartPane } from './chart-pane.tsx'

type Choices = Parameters<typeof fakeEhr>[0] & { readonly grantedScopes?: readonly string[] }

/** The words on the page, as a reader hears them. */
async function page({ grantedScopes, ...choices }: Choices): Promise<string> {
  let cards: Cards = {}
  const deps = { ehr: fakeEhr(choices), audit: fakeAuditLog(), clock: fixedClock() }
  const launch = aLaunch(grantedScopes ? { grantedScopes } : {})
  for (const name of cardNames) {
    cards = { ...cards, [name]: await readCard(deps, launch, name) }
  }
  return rendered(cards)
}

function rendered(cards: Cards): string {
  const store = openCardStore(cards, () => new Promise(() => undefined))
  const markup = renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="America/Chicago">
      <CardStoreContext value={store}>
        <IdentityBanner ehrName="Greyfield EHR" needPatientBanner />
        <ChartPane />
      </CardStoreContext>
    </IntlProvider>,
  )
  expect(markup).not.toContain('style=') // the page's policy blocks inline styles
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#x27;', '’')
}

/** What stands before the first card. */
const banner = (text: string): string => text.slice(0, text.indexOf('Vital signs'))

const times = (text: string, words: string): number => text.split(words).length - 1

describe('the chart', () => {
  test('shows who the patient is, and every card', async () => {
    const text = await page({ resources: marchetti })
    expect(text).toContain('MARCHETTI, Rosalind (Mrs)')
    expect(text).toContain('Born 05-Apr-1958 (68 y)')
    expect(text).toContain('148/84 mmHg')
    expect(text).toContain('furosemide 40 mg tablet oral, once daily, since 14-May-2026')
    expect(text).toContain('2011, 2 entries')
    expect(text).toContain('penicillin anaphylaxis, severe, high risk')
    expect(text).toContain('5.3 mmol/L H above range')
  })

  test('tells four kinds of nothing apart', async () => {
    const none = await page({ resources: [aPatient()] })
    const unasked = await page({ resources: marchetti, grantedScopes: ['patient/Patient.r'] })
    const failed = await page({ resources: marchetti, fails: 'FHIR_TIMEOUT' })
    const unknown = await page({ resources: marchetti, fails: 'FHIR_NOT_SUPPORTED' })
    expect(times(none, 'None recorded.')).toBe(7)
    expect(times(unasked, 'Not permitted.')).toBe(7)
    expect(times(failed, 'Failed to read: the EHR did not answer in time.')).toBe(7)
    expect(times(unknown, 'Not supported by this EHR.')).toBe(7)
  })

  test('says what it is reading while it reads', () => {
    const text = rendered({})
    expect(text).toContain('Reading the patient…')
    expect(text).toContain('Reading labs…')
  })

  test('of another patient’s records shows none', async () => {
    const text = await page({
      resources: [...marchetti, anAllergy({ patient: { reference: 'Patient/x' } })],
    })
    expect(text).toContain('Allergies could not be read')
    expect(text).not.toContain('penicillin')
  })

  test('shows odd records with what is odd about them, and names those it cannot show', async () => {
    const text = await page({ resources: oddChart })
    expect(text).toContain('Date not readable: “last spring”')
    expect(text).toContain('Unknown status “beamed-up”')
    expect(text).toContain('Not readable, MedicationRequest/drugless')
    expect(text).toContain('Observation/nobodys names no patient of this EHR, so it is not shown.')
    expect(text).toContain('Do not give warfarin 5 mg tablet')
    expect(text).toContain('Entries disagree: active and past')
  })

  test('does not call allergies none known while some could not be read', async () => {
    const none = anAllergy({
      code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }] },
    })
    const whole = await page({ resources: [aPatient(), none] })
    const cut = await page({ resources: [aPatient(), none], answer: { stopped: 'page-failed' } })
    expect(banner(whole)).toContain('No known allergies')
    expect(banner(cut)).toContain('Allergies could not be read')
    expect(banner(cut)).not.toContain('No known allergies')
  })

  test('says beside the allergies it has that not all could be read', async () => {
    const cut = await page({ resources: marchetti, answer: { stopped: 'page-failed' } })
    expect(banner(cut)).toContain('penicillin')
    expect(banner(cut)).toContain('Not all could be read')
  })

  test('never folds a severe allergy away in the banner', async () => {
    const text = await page({ resources: oddChart })
    for (const severe of ['penicillin', 'peanut', 'bee venom', 'latex']) {
      expect(banner(text)).toContain(severe)
    }
    expect(banner(text)).toContain('5 more')
    expect(banner(text)).toContain('Deceased 01-Aug-2026')
  })
})
