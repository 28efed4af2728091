import type { Browser, Page } from '@playwright/test'
import { type Figure, type Row, rowOf } from '../report/row.ts'
import { openBrowser } from '../run/browser.ts'
import { type Ehr, openEhr } from '../run/ehr.ts'
import { startEmptyApp } from '../run/empty-app.ts'
import type { System } from '../run/system.ts'
import { type Script, watchScripts } from './script-bytes.ts'

const KB = 1000

const sum = (scripts: readonly Script[]): number =>
  scripts.reduce((total, { bytes }) => total + bytes, 0) / KB

type Weights = { readonly before: number; readonly withEditor: number }

/** JavaScript on the wire: the empty page, the visit before its editor is loaded, and with it. */
export async function bytes(system: System): Promise<readonly Row[]> {
  const empty = await startEmptyApp()
  const browser = await openBrowser()
  try {
    const floor = await weighEmpty(browser, empty.url)
    const visit = await weighVisit(browser, await openEhr(system.ehr))
    const figures: readonly Figure[] = [
      { name: 'empty page', value: floor, unit: 'KB' },
      {
        name: 'visit, before the editor',
        value: visit.before,
        unit: 'KB',
        baseline: floor,
        target: { of: 'ratio', is: 'at most', limit: 1.25 },
      },
      {
        name: 'visit, with the editor',
        value: visit.withEditor,
        unit: 'KB',
        baseline: floor,
        target: { of: 'value', is: 'at most', limit: 230 },
      },
    ]
    return figures.map((figure) => rowOf('bytes', figure))
  } finally {
    await browser.close()
    await empty.stop()
  }
}

/** A browser that has nothing in its cache. */
async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  return context.newPage()
}

async function weighEmpty(browser: Browser, url: string): Promise<number> {
  const page = await freshPage(browser)
  const scripts = await watchScripts(page)
  await page.goto(url, { waitUntil: 'networkidle' })
  const weight = sum(scripts())
  await page.context().close()
  return weight
}

async function weighVisit(browser: Browser, ehr: Ehr): Promise<Weights> {
  const page = await freshPage(browser)
  const scripts = await watchScripts(page)
  await page.goto(await ehr.mintLaunch(ehr.patientNamed('Marchetti')), { waitUntil: 'networkidle' })
  const before = sum(scripts())
  await page.getByRole('button', { name: 'Progress note' }).click()
  await page.locator('.ProseMirror').waitFor()
  await page.waitForLoadState('networkidle')
  const withEditor = sum(scripts())
  await page.context().close()
  return { before, withEditor }
}
