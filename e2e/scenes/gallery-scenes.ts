import { expect, type Page } from '@playwright/test'
import { VisitPage } from '../pages/visit-page.ts'
import { appOrigin } from '../support/system.ts'
import type { Scenes } from './scene.ts'

type GalleryScene = {
  readonly name: string
  /** Below `/gallery/`. */
  readonly at: string
  /** What to do there. */
  readonly act?: (page: Page) => Promise<void>
}

const mark = (number: number) => async (page: Page) => {
  const { editor } = new VisitPage(page, page)
  await editor.getByRole('button', { name: new RegExp(`^Evidence ${number}: `) }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

const press = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).first().click()
}

const panel = (key: '2' | '3' | '4') => (page: Page) => page.keyboard.press(`Alt+Digit${key}`)

/** Something to save, so that saving it can go wrong. */
async function change(page: Page): Promise<void> {
  const visit = new VisitPage(page, page)
  await visit.write('Assessment and plan', 'Stable.')
  await expect(
    page.getByText(/^(Kept on this device|Not saved yet|Changed elsewhere)/).first(),
  ).toBeVisible()
}

/** Nothing to do: only to wait until the sentence can be read. */
const says = (words: string | RegExp) => async (page: Page) => {
  await expect(page.getByText(words).first()).toBeVisible()
}

const paste = async (page: Page): Promise<void> => {
  await page.keyboard.press('Alt+Digit3')
  await page.getByRole('button', { name: 'Paste a transcript' }).first().click()
}

const askModel = async (page: Page): Promise<void> => {
  await page.keyboard.press('Alt+Digit3')
  await page.getByRole('button', { name: 'Ask qwen3:32b' }).click()
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible()
}

const note: readonly GalleryScene[] = [
  { name: 'note-new', at: 'note?state=new' },
  { name: 'note-empty', at: 'note?state=empty' },
  { name: 'note-draft', at: 'note' },
  { name: 'note-evidence-said', at: 'note', act: mark(7) },
  { name: 'note-evidence-chart', at: 'note', act: mark(1) },
  { name: 'note-unresolved', at: 'note', act: press('Next to resolve') },
  { name: 'note-text', at: 'note', act: press('Text') },
  { name: 'note-insert', at: 'note', act: press('Insert') },
  { name: 'note-failing', at: 'note?state=failing', act: change },
  { name: 'note-conflict', at: 'note?state=conflict', act: change },
  { name: 'note-signed', at: 'note?state=signed' },
  { name: 'transcript', at: 'note', act: panel('3') },
  { name: 'model-offered', at: 'note?state=model', act: panel('3') },
  {
    name: 'model-refused',
    at: 'note?state=model',
    act: async (page) => {
      await askModel(page)
      await page.getByText('sentences refused').click()
      await page.getByText('None of them is in your note.').scrollIntoViewIfNeeded()
    },
  },
  { name: 'paste-empty', at: 'note?state=empty', act: paste },
  {
    name: 'paste-read',
    at: 'note?state=empty',
    act: async (page) => {
      await paste(page)
      await page
        .getByRole('dialog')
        .getByRole('textbox')
        .fill('Doctor: What brings you in?\nPatient: I have had a cough for three weeks.')
      await says('2 turns read.')(page)
    },
  },
]

const charts = [
  'full',
  'odd',
  'empty',
  'infant',
  'failed',
  'not-permitted',
  'not-supported',
  'other-patient',
  'reading',
]

const chart: readonly GalleryScene[] = [
  ...charts.map((name) => ({
    name: `chart-${name}`,
    at: `chart/workspace?chart=${name}`,
    act: panel('2'),
  })),
  { name: 'chart-strip', at: 'chart/workspace?chart=full&banner=compact', act: panel('2') },
  {
    name: 'chart-details',
    at: 'chart/workspace?chart=odd',
    act: press('All details of the patient'),
  },
  {
    name: 'chart-trend',
    at: 'chart/workspace?chart=full',
    act: async (page) => {
      await panel('2')(page)
      await page.getByRole('button', { name: 'Potassium, open trend' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
]

const filing: readonly GalleryScene[] = [
  { name: 'sign-clear', at: 'filing?show=sign' },
  { name: 'sign-open', at: 'filing?show=sign&state=open' },
  { name: 'sign-large', at: 'filing?show=sign&state=large' },
  { name: 'filing-every-state', at: 'filing?show=regions' },
  { name: 'filing-identical', at: 'filing?show=visit&state=identical' },
  { name: 'filing-unknown', at: 'filing?show=visit&state=unknown' },
  { name: 'filing-rejected', at: 'filing?show=visit&state=rejected' },
  { name: 'activity', at: 'filing?show=visit&state=identical', act: panel('4') },
  { name: 'trail', at: 'filing?show=trail' },
  { name: 'worklist', at: 'worklist' },
  { name: 'worklist-empty', at: 'worklist?state=empty' },
  { name: 'locked-idle', at: 'filing?show=locked&state=idle' },
  { name: 'locked-ended', at: 'filing?show=locked&state=ended' },
]

const captures = [
  ...['asking', 'unanswered', 'frame-policy', 'denied', 'recording', 'buffering', 'paused'],
  ...['file', 'taking', 'interrupted', 'sending', 'unheard', 'withdrawn', 'not-withdrawn'],
]

const capture: readonly GalleryScene[] = [
  ...captures.map((state) => ({
    name: `capture-${state}`,
    at: `capture?state=${state}`,
    act: async (page: Page) => {
      await panel('3')(page)
      await expect(page.getByRole('region', { name: 'Recording', exact: true })).toBeVisible()
    },
  })),
  {
    name: 'capture-heard',
    at: 'capture?state=heard',
    act: async (page) => {
      await press('Who spoke?')(page)
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
]

/** Parts and pages with fixed data, a fixed clock, and states that no quick way leads to. */
export const galleryScenes: Readonly<Record<'note' | 'chart' | 'filing' | 'capture', Scenes>> = {
  note: scenesOf(note),
  chart: scenesOf(chart),
  filing: scenesOf(filing),
  capture: scenesOf(capture),
}

function scenesOf(list: readonly GalleryScene[]): Scenes {
  return async function* ({ page }) {
    for (const { name, at, act } of list) {
      await page.goto(`${appOrigin}/gallery/${at}`, { waitUntil: 'networkidle' })
      await act?.(page)
      yield name
    }
  }
}
