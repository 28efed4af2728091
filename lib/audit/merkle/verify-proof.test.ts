import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sha256Bytes } from '../../adapters/crypto/sha256-bytes.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

// 196 proofs, good and forged, of transparency-dev/merkle, testdata (Apache-2.0, commit 417fb0c),
// one a line.
// Its two roots are no hashes but some other text, which is no proof of anything here.
const withoutHashes = 'additional/sizes-are-equal-one-and-proof-is-empty'

const folder = join(import.meta.dirname, '../../testing/audit/vectors')
const linesOf = (name: string): unknown[] =>
  readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const bytes = z
  .string()
  .nullable()
  .transform((text) => new Uint8Array(Buffer.from(text ?? '', 'base64')))
const path = z
  .array(bytes)
  .nullable()
  .transform((hashes) => hashes ?? [])
const inclusionSchema = z.object({
  name: z.string(),
  leafIdx: z.number(),
  treeSize: z.number(),
  root: bytes,
  leafHash: bytes,
  proof: path,
  wantErr: z.boolean(),
})
const consistencySchema = z.object({
  name: z.string(),
  size1: z.number(),
  size2: z.number(),
  root1: bytes,
  root2: bytes,
  proof: path,
  wantErr: z.boolean(),
})

const inclusions = z.array(inclusionSchema).parse(linesOf('merkle-inclusion.ndjson'))
const consistencies = z.array(consistencySchema).parse(linesOf('merkle-consistency.ndjson'))

describe('a published proof that a leaf is in a tree', () => {
  test.each(inclusions)('$name', ({ leafIdx, treeSize, root, leafHash, proof, wantErr }) => {
    const claim = { leaf: leafHash, index: leafIdx, size: treeSize, root, path: proof }
    expect(verifyInclusion(claim, sha256Bytes)).toBe(!wantErr)
  })
})

describe('a published proof that a tree begins with another', () => {
  test.each(consistencies)('$name', ({ name, size1, size2, root1, root2, proof, wantErr }) => {
    const claim = { first: size1, firstRoot: root1, second: size2, secondRoot: root2, path: proof }
    const isGood = !wantErr && name !== withoutHashes
    expect(verifyConsistency(claim, sha256Bytes)).toBe(isGood)
  })
})
