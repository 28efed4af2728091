import type { FhirResource } from '../../fhir/resource.ts'
import type { panels } from '../vocabulary/laboratory.ts'
import { definitionOf, type ObservationKey } from '../vocabulary/observations.ts'
import type { LaboratoryKey } from '../vocabulary/places.ts'
import type { StaffKey } from '../vocabulary/staff.ts'
import { addMinutes, type WrittenMoment, yearsBetween } from './calendar.ts'
import { type Cell, cellsOf, type Row } from './cell.ts'
import { between } from './chance.ts'
import { type Chart, timed } from './chart.ts'
import { type Column, derivations } from './derived.ts'
import type { Label } from './meta.ts'
import { buildObservation, type ObservationEntry } from './observation.ts'
import { buildPanelReport } from './panel-report.ts'
import { rounded } from './quantity.ts'

/** A sheet as on a ward: one column a day, one row an observation. */
export type Flowsheet = {
  readonly on: readonly WrittenMoment[]
  /** A row shorter than the sheet was not done on the later days. */
  readonly rows: Readonly<Partial<Record<ObservationKey, Row | 'derived'>>>
  readonly panels?: readonly (keyof typeof panels)[]
  readonly lab?: LaboratoryKey
  readonly by?: StaffKey
  /** Litres of oxygen per minute while saturation was measured; room air when absent. */
  readonly oxygen?: readonly number[]
  readonly labels?: readonly Label[]
}

type Grid = ReadonlyMap<ObservationKey, readonly Cell[]>

// Object.entries widens the keys of a closed record to string.
const rowsOf = ({ rows }: Flowsheet) => Object.entries(rows) as [ObservationKey, Row | 'derived'][]

const isBedside = (what: ObservationKey): boolean => definitionOf(what).category !== 'laboratory'

const numberIn = (cell: Cell | undefined): number | undefined =>
  typeof cell === 'number' ? cell : undefined

function columnOf(grid: Grid, column: number, on: WrittenMoment, chart: Chart): Column {
  const value: Column['value'] = (key, remember) => {
    const cells = grid.get(key) ?? []
    if (!remember) return numberIn(cells[column])
    return numberIn(cells.slice(0, column + 1).findLast((cell) => typeof cell === 'number'))
  }
  return { value, sex: chart.sex, age: chart.born ? yearsBetween(chart.born, on) : undefined }
}

function gridOf(sheet: Flowsheet, chart: Chart): Grid {
  const { on } = sheet
  const grid = new Map<ObservationKey, readonly Cell[]>()
  for (const [what, row] of rowsOf(sheet)) {
    const { decimals = 0 } = definitionOf(what)
    const next = chart.chance('row', what, on[0] ?? '')
    if (row !== 'derived') grid.set(what, cellsOf(row, on.length, decimals, next))
  }
  for (const [what] of rowsOf(sheet).filter(([, row]) => row === 'derived')) {
    const { decimals = 0 } = definitionOf(what)
    const cells = on.map((day, column) => {
      const value = derivations[what]?.(columnOf(grid, column, day, chart))
      return value === undefined ? null : rounded(value, decimals)
    })
    grid.set(what, cells)
  }
  return grid
}

/** Blood is drawn in the morning; bedside measurements are taken as a visit begins. */
function momentOf(on: WrittenMoment, bedside: boolean, chart: Chart): WrittenMoment {
  const day = on.slice(0, 10)
  const next = chart.chance('moment', day, bedside ? 'bedside' : 'laboratory')
  const visit = bedside && !on.includes('T') ? chart.visitStart(on) : undefined
  if (visit?.startsWith(day)) return addMinutes(visit, between(next, 2, 7))
  return timed(on, next, bedside ? [9, 15] : [7, 9])
}

function entriesOf(sheet: Flowsheet, chart: Chart): ObservationEntry[][] {
  const grid = gridOf(sheet, chart)
  const { lab = 'own', by = 'wilkos', labels, oxygen } = sheet
  return sheet.on.map((on, column) => {
    const drawn = momentOf(on, false, chart)
    const measured = momentOf(on, true, chart)
    const resulted = addMinutes(drawn, between(chart.chance('issued', drawn), 45, 170))
    return [...grid].flatMap(([what, cells]): ObservationEntry[] => {
      const cell = cells[column] ?? null
      if (cell === null) return []
      const common = { what, cell, ...(labels && { labels }) }
      if (!isBedside(what)) {
        const performer = chart.directory.laboratory(lab)
        return [{ ...common, at: drawn, issued: resulted, performer, legacy: lab === 'legacy' }]
      }
      const breathing = what === 'oxygenSaturation' ? { oxygen: oxygen?.[column] ?? 0 } : {}
      return [{ ...common, at: measured, performer: chart.directory.staff(by), ...breathing }]
    })
  })
}

/** The observations of a sheet, and a report for each panel of each day. */
export function buildFlowsheet(sheet: Flowsheet, chart: Chart): FhirResource[] {
  return entriesOf(sheet, chart).flatMap((entries) => [
    ...entries.map((entry) => buildObservation(entry, chart)),
    ...(sheet.panels ?? []).flatMap((panel) => buildPanelReport(panel, entries, chart)),
  ])
}
