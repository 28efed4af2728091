import { loinc } from '../codes/loinc.ts'
import { bedside } from './bedside.ts'
import { laboratory } from './laboratory.ts'
import type { ObservationDefinition } from './observation-definition.ts'

export const observations = { ...laboratory, ...bedside } as const

export type ObservationKey = keyof typeof observations

export const definitionOf = (key: ObservationKey): ObservationDefinition => observations[key]

export const loincOf = (key: ObservationKey): readonly [string, string, string] => loinc[key]
