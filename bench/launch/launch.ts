import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import type { JWK } from 'jose'
import { type Row, rowOf } from '../report/row.ts'
import { median } from '../report/statistics.ts'
import { openBrowser } from '../run/browser.ts'
import { type Ehr, openEhr } from '../run/ehr.ts'
import { type EmptyApp, startEmptyApp } from '../run/empty-app.ts'
import type { System } from '../run/system.ts'
import { floorOfLaunch, type Recorded, recordLaunch } from './floor.ts'
import { type Mark, type Seen, timeInFrame } from './seen.ts'

const ROUNDS = 7
const LATENCIES = [0, 50]

const EMPTY: readonly Mark[] = [{ name: 'word', onTop: ['h1'] }]
const VISIT: readonly Mark[] = [
  {
    name: 'fact',
    onTop: ['[aria-label="Patient identity"] h1', '[aria-label="Vital signs"] dd b'],
  },
  {
    name: 'cards',
    onTop: ['[aria-label="Vital signs"] dd b'],
    gone: ['section[aria-busy="true"]'],
  },
]

/** From the opening of the frame to facts that a physician can read. */
export async function launch(system: System): Promise<readonly Row[]> {
  const ehr = await openEhr(system.ehr)
  const patientId = ehr.patientNamed('Marchetti')
  const recorded = await recordLaunch(ehr, patientId)
  const key = clientKey(system)
  const empty = await startEmptyApp()
  const browser = await openBrowser()
  try {
    const rows: Row[] = []
    for (const latencyMs of LATENCIES) {
      await ehr.changeSettings({ latencyMs })
      rows.push(...(await rowsAt(latencyMs, { ehr, patientId, recorded, key, empty, browser })))
    }
    return rows
  } finally {
    await browser.close()
    await empty.stop()
  }
}

function clientKey({ dataDirectory }: System): JWK {
  const file = join(dataDirectory, 'secrets', 'client-keys.json')
  // The file that the app itself reads, made by the start.
  const { keys } = JSON.parse(readFileSync(file, 'utf8')) as { keys: JWK[] }
  const key = keys.find(({ alg }) => alg === 'ES384')
  if (!key) throw new Error('there is no key of the app for ES384')
  return key
}

type Means = {
  readonly ehr: Ehr
  readonly patientId: string
  readonly recorded: Recorded
  readonly key: JWK
  readonly empty: EmptyApp
  readonly browser: Browser
}

type Round = { readonly floor: number; readonly empty: number; readonly visit: Seen }

async function rowsAt(latencyMs: number, means: Means): Promise<readonly Row[]> {
  await measureRound(means) // the first one warms everything up
  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureRound(means))
  const of = (select: (round: Round) => number) => median(rounds.map(select))
  const floor = of((round) => round.floor)
  const empty = of((round) => round.empty)
  const baseline = floor + empty
  const row = (name: string, value: number) => ({
    ...{ name: `${name}, EHR +${latencyMs} ms`, value, unit: 'ms' as const },
  })
  return [
    rowOf('launch', row('bare requests', floor)),
    rowOf('launch', row('empty page', empty)),
    rowOf('launch', {
      ...row(
        'first facts',
        of(({ visit }) => visit.fact ?? Number.NaN),
      ),
      baseline,
      target: { of: 'ratio', is: 'at most', limit: 1.3 },
    }),
    rowOf('launch', {
      ...row(
        'all cards',
        of(({ visit }) => visit.cards ?? Number.NaN),
      ),
      baseline,
    }),
  ]
}

async function measureRound(means: Means): Promise<Round> {
  const { ehr, patientId, recorded, key, empty } = means
  const floor = await floorOfLaunch(await ehr.mintLaunch(patientId), recorded, key)
  const word = await inFreshContext(means, { host: empty.frameHost, url: empty.url }, EMPTY)
  const url = await ehr.mintLaunch(patientId)
  const visit = await inFreshContext(means, { host: ehr.page, url }, VISIT)
  return { floor, empty: word.word ?? Number.NaN, visit }
}

async function inFreshContext(
  { browser }: Means,
  address: { readonly host: string; readonly url: string },
  marks: readonly Mark[],
): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    return await timeInFrame(context, address, marks)
  } finally {
    await context.close()
  }
}
