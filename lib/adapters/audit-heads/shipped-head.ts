import 'server-only'
import { z } from 'zod'
import type { ShippedHead } from '#lib/audit/seal-store.ts'

const shippedHeadSchema = z.object({
  tenant: z.string(),
  number: z.int().positive(),
  note: z.string(),
})

/** @returns undefined for anything else, such as a line that a crash cut short */
export function readShippedHead(json: string): ShippedHead | undefined {
  try {
    return shippedHeadSchema.safeParse(JSON.parse(json)).data
  } catch {
    return undefined
  }
}

/** One line. */
export const writeShippedHead = ({ tenant, number, note }: ShippedHead): string =>
  JSON.stringify({ tenant, number, note })
