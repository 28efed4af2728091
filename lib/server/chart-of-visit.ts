import 'server-only'
import { isClosed } from '#lib/audit/break-glass.ts'
import { type CardName, cardNames } from '#lib/chart/card.ts'
import { type ReadGate, readChartGate } from '#lib/flows/chart-gate.ts'
import { readCard } from '#lib/flows/read-card.ts'
import { readChartCard } from '#lib/flows/read-chart-card.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import type { CardReads, ChartReading } from './chart-reading.ts'
import { openEhr } from './open-ehr.ts'
import type { Server } from './server.ts'

type Chart = Pick<OpenLaunch, 'launch' | 'registration'>

/**
 * Begins to read the chart of a launch whose page the browser is being sent to, so that the page
 * finds it on its way. A page that comes to another process, late or again reads for itself.
 */
export const readAhead = (server: Server, chart: Chart): void =>
  server.chartsAhead.hold(chart.launch.id, read(server, chart))

/** The chart of a visit: what was begun ahead, or begun now. The caller knows the session to be open. */
export const chartOfVisit = (server: Server, chart: Chart): ChartReading =>
  server.chartsAhead.take(chart.launch.id) ?? read(server, chart)

/** Reads the patient where nobody knows yet whether the chart is restricted, then all cards at once. */
function read(server: Server, { launch, registration }: Chart): ChartReading {
  const deps = { ...server, ehr: openEhr(server, { launch, registration }).ehr }
  const gate = readChartGate(server, launch, () => readCard(deps, launch, 'patient'))
  const readAll = ({ patient }: ReadGate): CardReads => {
    const reads = cardNames.map((name: CardName) => {
      const isKnown = name === 'patient' && patient !== undefined
      const card = isKnown ? Promise.resolve(patient) : readChartCard(deps, launch, name)
      return [name, heard(card)] as const
    })
    // Each entry pairs a name with the card of that name.
    return Object.fromEntries(reads) as CardReads
  }
  const cards = gate.then((known) =>
    known.ok && !isClosed(known.value) ? readAll(known.value) : undefined,
  )
  return { gate: heard(gate), cards: heard(cards) }
}

/** A bug in it is thrown to whoever asks, and to nobody when nobody does. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}
