import { type Figure, type Row, rowOf } from '../report/row.ts'
import { type Ehr, openEhr } from '../run/ehr.ts'
import { scriptedLaunch } from '../run/scripted-launch.ts'
import type { System } from '../run/system.ts'
import { memoryOf, type Part, parts, processesOf, processorMs } from './processes.ts'

const LAUNCHES = 500
const AT_ONCE = 8
const WARM_UP = 40

const TARGETS: Partial<Record<Part, Figure['target']>> = {
  web: { of: 'value', is: 'at most', limit: 250 },
}

/** What the processes hold after many launches, and what a launch costs the web process. */
export async function memory(system: System): Promise<readonly Row[]> {
  if (system.pid === undefined) throw new Error('memory is read of a system that the bench started')
  const processes = processesOf(system.pid)
  const ehr = await openEhr(system.ehr)
  await launchMany(ehr, WARM_UP)
  const before = processorMs(processes.web)
  await launchMany(ehr, LAUNCHES)
  const perLaunch = (processorMs(processes.web) - before) / LAUNCHES
  // Backends come and go: those that are there now.
  const now = processesOf(system.pid)
  const figures: readonly Figure[] = [
    {
      name: 'processor of the web process, a launch',
      value: perLaunch,
      unit: 'ms',
      target: { of: 'value', is: 'at most', limit: 60 },
    },
    ...parts.flatMap((part): readonly Figure[] => {
      const { resident, proportional } = memoryOf(now[part])
      const target = TARGETS[part]
      return [
        {
          name: `${part}, resident after ${LAUNCHES} launches`,
          value: resident,
          unit: 'MB',
          ...(target && { target }),
        },
        ...(proportional === undefined
          ? []
          : [{ name: `${part}, proportional`, value: proportional, unit: 'MB' } as const]),
      ]
    }),
  ]
  return figures.map((figure) => rowOf('memory', figure))
}

async function launchMany(ehr: Ehr, count: number): Promise<void> {
  let begun = 0
  const lane = async (): Promise<void> => {
    while (begun < count) {
      const patientId = ehr.patientIds[begun % ehr.patientIds.length] ?? ''
      begun += 1
      await scriptedLaunch(await ehr.mintLaunch(patientId))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
