import { hash } from 'node:crypto'

/**
 * An id that says nothing about the patient and is the same for the same seed.
 * @param key what the resource is to its story, e.g. `marchetti/Condition/heartFailure`
 */
export const resourceId = (seed: number, key: string): string =>
  hash('sha256', `${seed}/${key}`).slice(0, 20)
