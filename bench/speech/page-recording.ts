import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { writeWav } from '#lib/ambient/wav.ts'
import { openBrowser } from '../run/browser.ts'
import { type Watched, watchWords } from './watch-words.ts'

const FOLDER = resolve('bench', 'results')
const LONGEST_MS = 60_000

/** A visit recorded in a browser whose microphone is a file; it is stopped when the file has been played. */
export async function pageRecording(address: string, pcm: Uint8Array): Promise<Watched> {
  mkdirSync(FOLDER, { recursive: true })
  const file = join(FOLDER, 'visit.wav')
  writeFileSync(file, writeWav(pcm))
  const browser = await openBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${file}%noloop`,
    '--autoplay-policy=no-user-gesture-required',
  ])
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.addInitScript(watchWords)
    await page.goto(address)
    await begin(page)
    await page.waitForTimeout(pcm.length / 32)
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    const seen = () => page.evaluate((): Watched => Reflect.get(globalThis, 'benchWords'))
    await expect
      .poll(async () => (await seen()).transcribedAt, { timeout: LONGEST_MS })
      .toBeDefined()
    return await seen()
  } finally {
    await browser.close()
  }
}

async function begin(page: Page): Promise<void> {
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()
  await press(/^Progress note/)
  await page.getByRole('textbox', { name: 'Text of the note' }).waitFor()
  await press('Record the visit')
  await press('They agree, record')
  await page.getByRole('button', { name: 'Stop', exact: true }).waitFor()
}
