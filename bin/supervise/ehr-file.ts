import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from '../process/refusal.ts'

/** As much of the EHR file as a start must know; the app reads and checks the entries. */
const ehrFileSchema = z.looseObject({
  sandbox: z.boolean().optional(),
  ehrs: z.array(z.unknown()).default([]),
})

/**
 * Whether the sandbox EHR runs: when no EHR is registered, or the file asks for it.
 * @throws Refusal when the file cannot be understood
 */
export function wantsSandbox(file: string): boolean {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (text === '') return true
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Refusal(`${file} is not JSON: ${(error as Error).message}`)
  }
  const parsed = ehrFileSchema.safeParse(json)
  if (!parsed.success)
    throw new Refusal(
      `${file} must be an object { "sandbox"?: boolean, "ehrs": [...] }:\n${z.prettifyError(parsed.error)}`,
    )
  return parsed.data.ehrs.length === 0 || parsed.data.sandbox === true
}
