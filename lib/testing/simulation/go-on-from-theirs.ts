import { acceptRecord } from '#lib/flows/accept-record.ts'
import { compareFiling } from '#lib/flows/compare-filing.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { act, ask, pause, type Tab } from './clinician.ts'
import type { Node } from './node.ts'
import { openSimulatedEhr } from './simulated-wire.ts'

const MOST_TRIES = 5

/**
 * Looks at what others made of the record, and goes on from it: the version that was on the screen,
 * or nothing (WB-30).
 * @returns whether that was possible
 */
export async function goOnFromTheirs(tab: Tab, filingId: FilingId): Promise<boolean> {
  const { run } = tab.clinic
  const depsOf = ({ process, ports, deps }: Node) => ({
    ...deps,
    ehr: openSimulatedEhr(process, ports, tab.open).ehr,
  })
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const shown = await ask(tab, 'compare', (node) =>
      compareFiling(depsOf(node), tab.open.launch, filingId),
    )
    const version = shown?.ok && shown.value.isAcceptable ? shown.value.version : undefined
    if (version !== undefined) {
      const recordId = recordOf(tab, filingId)
      if (recordId) run.history.accepted.push({ recordId, version })
      const event = { action: 'filing.accept', filingId, version } as const
      const accepted = await ask(
        tab,
        'accept',
        act(tab, event, (node) => acceptRecord(depsOf(node), tab.open, { filingId, version })),
      )
      if (accepted?.ok) return true
    }
    await pause(tab, run.chance('amending').between(500, 20_000))
  }
  return false
}

function recordOf({ clinic: { run } }: Tab, filingId: FilingId): string | undefined {
  const filing = run.filing(filingId)
  return filing?.verification === 'altered' ? filing.record?.id : filing?.target?.recordId
}
