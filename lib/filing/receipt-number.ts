import type { FilingId } from '../kernel/ids.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { EhrRecord } from './filing.ts'

// Crockford's base 32: no I, L, O or U, so that it can be read out over the phone.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A short number for a receipt, `R-7K3Q-0419`: the same filing and record give the same number.
 */
export function receiptNumber(sha256: Sha256, filingId: FilingId, record: EhrRecord): string {
  const hex = sha256(`${filingId}\n${record.id}\n${record.version ?? ''}`)
  const signs = (hex.match(/../g) ?? [])
    .slice(0, 8)
    .map((pair) => ALPHABET[Number.parseInt(pair, 16) % ALPHABET.length])
    .join('')
  return `R-${signs.slice(0, 4)}-${signs.slice(4)}`
}
