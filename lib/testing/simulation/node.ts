import { createHash } from 'node:crypto'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import type { FilingDeps } from '#lib/flows/filing-work.ts'
import type { NoteDeps } from '#lib/flows/note-deps.ts'
import type { ChartDeps } from '#lib/flows/read-chart-facts.ts'
import { viewFiling } from '#lib/flows/view-filing.ts'
import { connectFiling } from '#lib/server/connect-filing.ts'
import { fakeEhr } from '../chart/fake-ehr.ts'
import { registerOf } from '../smart/a-registration.ts'
import type { Plant } from './planted-bugs.ts'
import type { Ports } from './ports.ts'
import type { Run } from './run.ts'
import { simulatedAudit } from './simulated-audit.ts'
import { simulatedAuthorization } from './simulated-authorization.ts'
import type { SimulatedEhr } from './simulated-ehr.ts'
import { type SimulatedProcess, simulatedProcess } from './simulated-process.ts'
import { simulatedStores } from './simulated-stores.ts'
import { openSimulatedEhr, simulatedFetch } from './simulated-wire.ts'

/** One process of the product, as lib/server would wire it. */
export type Node = {
  readonly process: SimulatedProcess
  readonly ports: Ports
  readonly deps: FilingDeps & NoteDeps & ChartDeps & Pick<Ports, 'provenances'>
}

/** Where processes are started: what outlives them is here. */
export type Machines = {
  readonly run: Run
  readonly ehr: SimulatedEhr
  readonly plant: Plant
  readonly clocks: Map<string, number>
}

/** Starts a process. After its death another one takes its name. */
export function startNode({ run, ehr, plant, clocks }: Machines, name: string): Node {
  const process = simulatedProcess(run, name, clocks)
  const ports = plant(
    {
      ...simulatedStores(process),
      audit: simulatedAudit(process),
      authorization: simulatedAuthorization(process),
      fetch: simulatedFetch(process, ehr),
      view: viewFiling,
    },
    process,
  )
  const { clock, monotonicMs } = process
  const ehrs = registerOf(run.registration)
  const deps = {
    ...ports,
    ...{ clock, monotonicMs, sha256 },
    random: run.random,
    transcripts: run.database.transcripts,
    coSigns: run.database.approvals.coSigns,
    sha1Base64: (text: string) => createHash('sha1').update(text).digest('base64'),
    chance: run.chance('backoff').next,
    ehr: fakeEhr(),
    nameOf: () => 'a measurement',
    connect: (filing: Parameters<FilingDeps['connect']>[0]) =>
      connectFiling({ ...ports, clock, ehrs }, filing, (_deps, open) =>
        openSimulatedEhr(process, ports, open),
      ),
  }
  return { process, ports, deps }
}
