import type { Page } from '@playwright/test'
import type { LoggedRequest } from '#sandbox/control/request-log.ts'
import { type Figure, type Row, rowOf } from '../report/row.ts'
import { median, percentile } from '../report/statistics.ts'
import { openBrowser } from '../run/browser.ts'
import { type Ehr, openEhr } from '../run/ehr.ts'
import type { System } from '../run/system.ts'
import { type Moments, watchSigning } from './moments.ts'

const FILINGS = 20

/** One filing, in milliseconds; the parts follow each other and add up to the whole. */
type Filing = {
  readonly whole: number
  /** From the click to the server's answer: the approval is committed. */
  readonly action: number
  /** Until the EHR gets the note: queue, worker, token, audit. */
  readonly queue: number
  /** The EHR's own time for taking the note. */
  readonly post: number
  /** From the EHR's answer to the receipt on the screen: recorded, polled, painted. */
  readonly shown: number
  /** From the EHR's answer to its copy read back. */
  readonly readBack: number
}

/** From the press of the button to the receipt on the screen, over the EHR's own time. */
export async function filing(system: System): Promise<readonly Row[]> {
  const ehr = await openEhr(system.ehr)
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    const moments = await watchSigning(page)
    await page.goto(await ehr.mintLaunch(ehr.patientNamed('Marchetti')))
    await fileOne(page, ehr, moments) // the first one warms everything up
    const filings: Filing[] = []
    while (filings.length < FILINGS) {
      await page.getByRole('button', { name: 'Write another note' }).click()
      filings.push(await fileOne(page, ehr, moments))
    }
    return figuresOf(filings).map((figure) => rowOf('filing', figure))
  } finally {
    await browser.close()
  }
}

function figuresOf(filings: readonly Filing[]): readonly Figure[] {
  const all = (part: keyof Filing) => filings.map((one) => one[part])
  const baseline = median(all('post'))
  const part = (name: string, key: keyof Filing): Figure => ({
    ...{ name: `  ${name}`, value: median(all(key)), unit: 'ms' },
  })
  return [
    {
      name: 'signature to receipt, median',
      value: median(all('whole')),
      unit: 'ms',
      baseline,
      target: { of: 'value', is: 'at most', limit: 1_000 },
    },
    { name: 'signature to receipt, p95', value: percentile(all('whole'), 0.95), unit: 'ms' },
    part('approval committed', 'action'),
    part('queue and worker', 'queue'),
    part('the EHR takes the note', 'post'),
    part('recorded, polled, painted', 'shown'),
    part('(read back after the EHR’s answer)', 'readBack'),
  ]
}

async function fileOne(page: Page, ehr: Ehr, moments: () => Promise<Moments>): Promise<Filing> {
  const before = (await ehr.requests()).length
  await writeAndSign(page)
  await page.getByRole('region', { name: 'Filing' }).getByText('identical').first().waitFor()
  const { pressed, answered, shown } = await moments()
  const asked = (await ehr.requests()).slice(before)
  const post = requestOf(asked, 'POST')
  const read = requestOf(asked, 'GET')
  return {
    whole: shown - pressed,
    action: answered - pressed,
    queue: Date.parse(post.at) - answered,
    post: post.milliseconds,
    shown: shown - endOf(post),
    readBack: endOf(read) - endOf(post),
  }
}

async function writeAndSign(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Progress note/ }).click()
  const editor = page.getByRole('textbox', { name: 'Text of the note' })
  await editor.locator('[data-statement] p').first().click()
  await page.keyboard.type('Seen for the bench.')
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Review and sign' }).click()
  const dialog = page.getByRole('dialog', { name: 'Review and sign' })
  await dialog.getByRole('checkbox').check()
  await page.waitForTimeout(700) // the button listens once it has been in view for half a second
  await dialog.getByRole('button', { name: 'Sign and file' }).click()
}

const DOCUMENT = /^fhir\/DocumentReference/

function requestOf(asked: readonly LoggedRequest[], method: 'GET' | 'POST'): LoggedRequest {
  const found = asked.findLast((one) => one.method === method && DOCUMENT.test(one.path))
  if (!found) throw new Error(`the EHR saw no ${method} of the note`)
  return found
}

const endOf = ({ at, milliseconds }: LoggedRequest): number => Date.parse(at) + milliseconds
