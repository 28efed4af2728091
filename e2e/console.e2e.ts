import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConsolePage } from './pages/console-page.ts'
import { openLaunch } from './support/launch.ts'
import { openRestricted } from './support/open-restricted.ts'
import { storePatient } from './support/patient.ts'
import { appOrigin } from './support/system.ts'
import { expect, test } from './support/test.ts'
import { recorded } from './support/trail.ts'

const PATIENT = 'console-patient'

test.use({ expectedErrors: [/the server responded with a status of 40[134]/] })

test('a privacy officer finds who was at a record, takes it with them, and is on the trail', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await storePatient('greyfield', PATIENT, { family: 'Konsole', given: 'Ada', mrn: 'D1-1' })
  await openLaunch('greyfield', PATIENT)
  const console = new ConsolePage(page)
  await console.signIn('Leila Haddad')
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible()

  await console.open('Access report')
  await page.getByLabel('Patient id at that EHR').fill(PATIENT)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { name: 'Access to one patient’s record' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'By person' })).toContainText('Practitioner/')
  // What was looked for stands in no address, and the page says nothing but ids.
  expect(page.url()).not.toContain(PATIENT)
  await expect(page.locator('main')).not.toContainText(/Konsole|D1-1/)

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download as CSV' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(/^chartside-access-greyfield-[\dTZ-]+\.csv$/)
  const lines = readFileSync(await file.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(lines[0]).toContain('time,action,outcome')
  expect(lines.slice(1).every((line) => line.includes(`"${PATIENT}"`))).toBe(true)
  // Its intent, and its outcome with the number of its lines.
  await expect.poll(() => recorded('audit.export', PATIENT)).toBe(2)
  expect(await recorded('audit.export', `"records":${lines.length - 1}`)).toBe(1)

  await page
    .getByRole('link', { name: /^Details of Chart read/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Before it was done' })).toBeVisible()
  await expect(page.locator('pre').first()).toContainText('"action":"chart.read"')

  await console.open('Exports')
  const key =
    /\S+\+[0-9a-f]{8}\+\S+/.exec((await page.locator('pre').textContent()) ?? '')?.[0] ?? ''
  await expect
    .poll(() => sealedAndDownloaded(page, key), { timeout: 120_000, intervals: [5_000] })
    .toContain('records')
  expect(await recorded('audit.read', PATIENT)).toBeGreaterThan(0)

  await console.open('Integrity')
  await expect(page.getByText(/^Sealed to record/)).toBeVisible()
  const asked = await recorded('audit.verify')
  const verify = page.getByRole('button', { name: 'Verify now' })
  await verify.click()
  await expect.poll(() => recorded('audit.verify')).toBeGreaterThan(asked)
  // Not offered while the check is under way; then the page shows by itself what it found.
  await expect(verify).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('As it was written', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: /signed out of the console/ })).toBeVisible()
  await console.go('/search')
  await expect(page.getByRole('heading', { name: 'Your session is over' })).toBeVisible()
})

/** Downloads the export and checks it as a customer would; nothing before the first seal. */
async function sealedAndDownloaded(page: ConsolePage['page'], key: string): Promise<string> {
  const started = page.waitForEvent('download', { timeout: 20_000 }).catch(() => undefined)
  await page.getByRole('button', { name: 'Export' }).click()
  const download = await started
  if (!download) return ''
  const folder = mkdtempSync(join(tmpdir(), 'console-export-'))
  try {
    const archive = join(folder, 'export.tar')
    await download.saveAs(archive)
    execFileSync('tar', ['-xf', archive, '-C', folder])
    const root = join(folder, download.suggestedFilename().replace(/\.tar$/, ''))
    return execFileSync('node', ['bin/verify-audit.mjs', root, key], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const menus = {
  'Jonas Weir': ['Overview', 'Access report', 'Search', 'Exports', 'Integrity', 'Roles'],
  'Mira Castellan': ['Integrity', 'Health', 'EHR connections', 'Roles'],
  'Daniel Okafor': ['My activity'],
} as const

for (const [name, menu] of Object.entries(menus)) {
  test(`${name} sees what the role includes, and 403 for the rest`, async ({ page }) => {
    const console = new ConsolePage(page)
    await console.signIn(name)
    expect(await console.menu()).toEqual(menu)
    const before = await recorded('access.refuse', 'console retention')
    const refused = await console.go('/retention')
    expect(refused?.status()).toBe(403)
    await expect(page.getByText('It needs the role privacy officer')).toBeVisible()
    expect(await recorded('access.refuse', 'console retention')).toBe(before + 1)
    const elsewhere = await page.goto(`${appOrigin}/console/nowhere/search`)
    expect(elsewhere?.status()).toBe(403)
  })
}

test('somebody without a role is not let in', async ({ page }) => {
  await new ConsolePage(page).signIn('Pat Noone')
  await expect(page.getByText('Code ROLE_MISSING')).toBeVisible()
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('__Host-console')
})

test('what stands out is reviewed once, and a screen that nobody sits at is left', async ({
  page,
}) => {
  await page.clock.install()
  // A signal is reviewed once, so each run has one of its own.
  const patient = `console-signal-${crypto.randomUUID().slice(0, 8)}`
  await storePatient('greyfield', patient, {
    ...{ family: 'Zeichen', given: 'Zoe', mrn: 'D1-5', isRestricted: true },
  })
  await openRestricted(await openLaunch('greyfield', patient), patient)
  const console = new ConsolePage(page)
  await console.signIn('Leila Haddad')
  await console.open('Signals')
  const signal = page
    .getByRole('listitem')
    .filter({ hasText: 'Restricted chart, nothing written' })
    .filter({ hasText: patient })
  await signal.getByText('Review', { exact: true }).click()
  await signal.getByLabel('Found').selectOption('Justified')
  await signal.getByLabel('Why', { exact: true }).fill('On call that night')
  await signal.getByRole('button', { name: 'Keep the review' }).click()
  await expect(page.getByText('Kept, and on the trail.')).toBeVisible()
  await expect(signal).toContainText('Justified: On call that night')
  await expect(signal.getByRole('button', { name: 'Keep the review' })).toHaveCount(0)
  expect(await recorded('signal.review', 'restricted-unwritten')).toBeGreaterThan(0)

  await signal.getByRole('button', { name: 'Show these accesses' }).click()
  await expect(
    page.getByRole('link', { name: /^Details of Restricted chart opened/ }),
  ).toBeVisible()
  expect(page.url()).not.toContain(patient)

  // The page counts from when its scripts are there, which nothing on it tells.
  await expect(async () => {
    await page.clock.fastForward('15:30')
    const over = page.getByRole('heading', { name: 'Your session is over' })
    await expect(over).toBeVisible({ timeout: 2_000 })
  }).toPass()
})

test('a hold is placed and lifted, and a disclosure is on record', async ({ page }) => {
  test.setTimeout(120_000)
  const console = new ConsolePage(page)
  await console.signIn('Leila Haddad')
  await console.open('Retention')
  const place = page.getByRole('form', { name: 'Place a hold' })
  await place.getByLabel('Patient id at that EHR').fill(PATIENT)
  await place.getByLabel('Reason').fill('Litigation 12')
  await place.getByRole('button', { name: 'Place the hold' }).click()
  await expect(page.getByText('Kept, and on the trail.')).toBeVisible()
  const hold = page.getByRole('listitem').filter({ hasText: 'in force' }).first()
  await hold.getByLabel('Reason').fill('Settled')
  await hold.getByRole('button', { name: 'Lift' }).click()
  await expect(page.getByText('Settled').first()).toBeVisible()

  await console.open('Disclosures')
  const record = page.getByRole('form', { name: 'Put a disclosure on record' })
  await record.getByLabel('Patient id at that EHR').fill(PATIENT)
  await record.getByLabel('Told on').fill('2026-11-02')
  await record.getByLabel('To whom').fill('County court')
  await record.getByLabel('What', { exact: true }).fill('Progress note')
  await record.getByLabel('What for').fill('Subpoena')
  await record.getByRole('button', { name: 'Record it' }).click()
  await expect(page.getByText('Kept, and on the trail.')).toBeVisible()
  await page.getByLabel('What to look for').getByLabel('Patient id at that EHR').fill(PATIENT)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('County court').first()).toBeVisible()
})
