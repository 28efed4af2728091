import { expect, test } from 'vitest'
import { faultKinds } from '../control/faults.ts'
import { personas } from '../personas.ts'
import { aSite, setModes } from '../smart/a-site.ts'
import { smartModeNames, smartModes } from '../smart/negative-modes.ts'
import { aNote } from '../testing/a-note.ts'
import { aShell } from './a-shell.ts'

const control = '/greyfield/control'

test('the control page lists every persona, fault and SMART mode with its description', async () => {
  const text = await aShell(aSite()).page(control)
  for (const { name } of Object.values(personas)) expect(text).toContain(`<b>${name}</b>`)
  for (const kind of Object.keys(faultKinds)) expect(text).toContain(`value="${kind}"`)
  for (const mode of smartModeNames) {
    expect(text).toContain(`name="${mode}"`)
    for (const choice of Object.keys(smartModes[mode].choices)) {
      expect(text).toContain(`value="${choice}"`)
    }
  }
})

test('a mode that is not healthy is chosen and marked', async () => {
  const site = aSite()
  expect(await aShell(site).page(control)).not.toContain('unhealthy')
  setModes(site, { idToken: 'alg-none' })
  const text = await aShell(site).page(control)
  expect(text).toContain('class="field unhealthy"')
  expect(text).toContain('value="alg-none" selected')
})

test('the live part shows armed faults, held notes and what was asked', async () => {
  const site = aSite()
  site.held.hold(aNote(), { by: 'ehr' }, site.now())
  site.requests.add({
    at: site.now().toISOString(),
    method: 'GET',
    path: 'fhir/Patient/<m1>',
    query: '_format=json',
    status: 200,
    milliseconds: 3,
    requestId: 'r',
    tokenId: 't',
    faults: ['delay'],
  })
  const text = await aShell(site).page(`${control}/live`)
  expect(text).toContain('<button>Release</button>')
  expect(text).toContain('/fhir/Patient/&lt;m1&gt;?_format=json  [delay]')
  expect(text).toContain('a token not issued here')
  expect(text).toContain('No fault is armed.')
})
