import { systems } from '../codes/systems.ts'
import { printedUnit } from '../vocabulary/units.ts'

export type Quantity = {
  readonly value: number
  readonly comparator?: string
  readonly unit?: string
  readonly system: string
  readonly code: string
}

/** @param unit a UCUM code */
export function quantity(value: number, unit: string, comparator?: string): Quantity {
  const printed = printedUnit(unit)
  return {
    value,
    ...(comparator && { comparator }),
    ...(printed && { unit: printed }),
    system: systems.ucum,
    code: unit,
  }
}

export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))
