import { LOINC } from '../fhir/code-systems.ts'
import type { Measurement } from './measurement.ts'

// Tests that change a decision of today come before the rest of equally abnormal ones. LOINC codes,
// (c) Regenstrief Institute and the LOINC Committee; the order is ours.
const FIRST: readonly string[] = [
  '2823-3', // potassium
  '2951-2', // sodium
  '2160-0', // creatinine
  '98979-8', // eGFR, CKD-EPI 2021
  '62238-1', // eGFR, CKD-EPI 2009
  '33914-3', // eGFR, MDRD
  '33762-6', // NT-proBNP
  '30934-4', // BNP
  '89579-7', // troponin I, high sensitivity
  '67151-1', // troponin T, high sensitivity
  '10839-9', // troponin I
  '6598-7', // troponin T
  '6301-6', // INR
  '34714-6', // INR, capillary
  '718-7', // hemoglobin
  '751-8', // neutrophils
  '6690-2', // leukocytes
  '777-3', // platelets
  '14334-7', // lithium
  '4086-5', // valproate
  '4548-4', // HbA1c
  '59261-8', // HbA1c, IFCC
  '2345-7', // glucose
]

const rank = new Map(FIRST.map((code, index) => [code, index]))

/** Lower comes first; tests that are not in the list come after all that are. */
export const labPriority = ({ code }: Measurement): number =>
  (code?.system === LOINC ? rank.get(code.code) : undefined) ?? FIRST.length
