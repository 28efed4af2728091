import type { AuditTrees } from '../audit/audit-trees.ts'
import { LEVELS_PER_TILE } from '../audit/grow-trees.ts'
import type { Subtree } from '../audit/merkle/frontier.ts'
import { inclusionRanges } from '../audit/merkle/proof-ranges.ts'
import { prove } from '../audit/merkle/prove.ts'
import { nodeHash } from '../audit/merkle/tree-hash.ts'
import { type AppError, appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Sha256Bytes } from '../kernel/sha256.ts'

const TILE = 2 ** LEVELS_PER_TILE
const MOST_TILES = 64

/** Rows of hashes, from those that are kept up to the one above them all. */
type Tile = readonly (readonly Uint8Array[])[]

class ProofFailure extends Error {
  readonly failure: AppError
  constructor(failure: AppError) {
    super(failure.code)
    this.failure = failure
  }
}

export type TreeProofs = {
  /** The inclusion proof of a leaf; AUDIT_TREE_BROKEN, STORE_UNAVAILABLE. */
  inclusion(index: number, size: number): Promise<Result<readonly Uint8Array[]>>
}

/**
 * Proofs from one tenant's tree. Reads 256 hashes at a time and keeps the last of them, so that
 * proofs of leaves beside each other cost hardly any reading.
 */
export function treeProofs(trees: AuditTrees, tenant: string, sha256: Sha256Bytes): TreeProofs {
  const tiles = new Map<string, Promise<Tile>>()

  const readTile = async (level: number, index: number): Promise<Tile> => {
    const row = await trees.row(tenant, level, { from: index * TILE, count: TILE })
    if (!row.ok) throw new ProofFailure(row.error)
    return tileOf(row.value, sha256)
  }
  const tileAt = (level: number, index: number): Promise<Tile> => {
    const name = `${level}/${index}`
    const tile = tiles.get(name) ?? readTile(level, index)
    tiles.delete(name) // to the end of the row: the one used last goes last
    tiles.set(name, tile)
    if (tiles.size > MOST_TILES) tiles.delete(tiles.keys().next().value ?? '')
    return tile
  }
  const read = async ({ level, index }: Subtree): Promise<Uint8Array> => {
    const above = level % LEVELS_PER_TILE
    const perTile = TILE / 2 ** above
    const tile = await tileAt(level - above, Math.floor(index / perTile))
    const hash = tile[above]?.[index % perTile]
    if (!hash) throw new ProofFailure(appError('AUDIT_TREE_BROKEN'))
    return hash
  }

  return {
    inclusion: async (index, size) => {
      try {
        return ok(await prove(inclusionRanges(index, size), read, sha256))
      } catch (thrown) {
        if (thrown instanceof ProofFailure) return err(thrown.failure)
        throw thrown
      }
    },
  }
}

/** All perfect subtrees over a row of hashes, level by level. */
function tileOf(row: readonly Uint8Array[], sha256: Sha256Bytes): Tile {
  if (row.length < 2) return [row]
  const above = row.flatMap((right, at) => {
    const left = row[at - 1]
    return at % 2 === 1 && left ? [nodeHash(sha256, left, right)] : []
  })
  return [row, ...tileOf(above, sha256)]
}
