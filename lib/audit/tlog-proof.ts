import { toBase64 } from '../kernel/base64.ts'

/**
 * A proof that stands for itself: c2sp.org/tlog-proof v1.
 * @param proof.note the signed head, verbatim
 */
export const tlogProof = (proof: {
  readonly index: number
  readonly path: readonly Uint8Array[]
  readonly note: string
}): string =>
  [
    'c2sp.org/tlog-proof@v1',
    `index ${proof.index}`,
    ...proof.path.map(toBase64),
    '',
    proof.note,
  ].join('\n')
