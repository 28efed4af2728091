import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import type { Random } from '#lib/kernel/random.ts'

export const systemRandom: Random = {
  token: (bytes) => randomBytes(bytes).toString('base64url'),
  uuid: () => randomUUID(),
}
