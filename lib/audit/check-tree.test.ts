import { describe, expect, test } from 'vitest'
import { logSigner, noteCrypto } from '../adapters/crypto/log-signer.ts'
import { sha256Bytes } from '../adapters/crypto/sha256-bytes.ts'
import { aLogKeySet } from '../testing/key-sets.ts'
import { unwrap } from '../testing/unwrap.ts'
import { checkTree } from './check-tree.ts'
import { growTrees } from './grow-trees.ts'
import type { StoredHead, TreeGrowth } from './seal-store.ts'

const log = logSigner(aLogKeySet())
const deps = { log, crypto: noteCrypto }

const recordsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => {
    const seq = String(from + index)
    return { tenant: 'a', bootId: 'b', seq, at: 'now', body: `record ${seq}` }
  })

const growth = (from: number, to: number, head?: StoredHead): TreeGrowth =>
  unwrap(growTrees(recordsOf(from, to), new Map(head && [['a', head]]), { ...noteCrypto, log }))

const first = growth(0, 300)
const second = growth(300, 700, first.heads[0])
const heads = [...first.heads, ...second.heads]
const leaves = [...first.leaves, ...second.leaves]
const nodes = [...first.nodes, ...second.nodes]

/** What a check says of these. */
function findingsOf({
  own = heads,
  shipped = heads,
  hashes = leaves,
  kept = nodes,
}: {
  own?: readonly StoredHead[]
  shipped?: readonly StoredHead[]
  hashes?: readonly Pick<TreeGrowth['leaves'][number], 'index' | 'hash'>[]
  kept?: TreeGrowth['nodes']
} = {}) {
  const check = checkTree('a', own, shipped, deps)
  check.takeLeaves({
    indices: hashes.map(({ index }) => index),
    hashes: hashes.map(({ hash }) => hash),
  })
  check.takeSubtrees(kept)
  return check.end()
}

const finding = (fault: string, place: number) => ({ fault, tenant: 'a', place })
const other = sha256Bytes(Uint8Array.of(1))

describe('a sealed tree', () => {
  test('as it was signed has no fault', () => {
    expect(findingsOf()).toEqual([])
    expect(heads.map(({ number, frontier }) => [number, frontier.size])).toEqual([
      [1, 300],
      [2, 700],
    ])
    expect(nodes.map(({ level, index }) => [level, index])).toEqual([
      [8, 0],
      [8, 1],
    ])
  })

  test('with another leaf is not what the first head behind it signed', () => {
    const hashes = leaves.map((leaf) => (leaf.index === 400 ? { ...leaf, hash: other } : leaf))
    expect(findingsOf({ hashes })).toEqual([finding('head-differs', 2)])
  })

  test('with a leaf missing names the leaf', () => {
    expect(findingsOf({ hashes: leaves.toSpliced(123, 1) })).toEqual([finding('leaf-missing', 123)])
  })

  test('with leaves that nobody signed says where they begin', () => {
    const grown = growth(700, 710, heads[1])
    const hashes = [...leaves, ...grown.leaves]
    expect(findingsOf({ hashes })).toEqual([finding('leaf-unsigned', 700)])
  })

  test.each([
    ['wrong', nodes.map((node, at) => (at === 1 ? { ...node, hash: other } : node)), 256],
    ['missing', nodes.slice(0, 1), 256],
    ['too many', [...nodes, { tenant: 'a', level: 8, index: 2, hash: other }], 512],
  ])('with a kept subtree %s names its first leaf', (_what, kept, place) => {
    expect(findingsOf({ kept })).toEqual([finding('subtree-wrong', place)])
  })

  test('whose end was cut off with its head is found by what was shipped, and by nothing else', () => {
    const cut = { own: first.heads, hashes: first.leaves, kept: first.nodes }
    expect(findingsOf({ ...cut, shipped: first.heads })).toEqual([])
    expect(findingsOf(cut)).toEqual([finding('tree-cut', 300)])
  })

  test('that grew anew after a cut is found by what was shipped', () => {
    const forged = unwrap(
      growTrees(recordsOf(500, 1_000), new Map([['a', first.heads[0] ?? throwNothing()]]), {
        ...noteCrypto,
        log,
      }),
    )
    const anew = {
      own: [...first.heads, ...forged.heads],
      hashes: [...first.leaves, ...forged.leaves],
      kept: [...first.nodes, ...forged.nodes],
    }
    expect(findingsOf({ ...anew, shipped: anew.own })).toEqual([])
    expect(findingsOf(anew)).toEqual([finding('tree-replaced', 2)])
  })

  test('with heads of another log, or another tree of the same log, is under no head', () => {
    const stranger = checkTree('a', heads, [], { ...deps, log: logSigner(aLogKeySet()) })
    expect(stranger.end().map(({ fault }) => fault)).toEqual(['head-unsigned', 'head-unsigned'])
    const elsewhere = checkTree('b', heads, heads, deps)
    expect(elsewhere.end().map(({ fault }) => fault)).toEqual(['head-unsigned', 'head-unsigned'])
  })

  test('with a head missing names its number', () => {
    expect(findingsOf({ own: heads.slice(1) })).toEqual([finding('head-missing', 1)])
  })

  test('that is checked with a retired key beside the new one is whole', () => {
    const rotated = logSigner(aLogKeySet())
    const keys = { name: log.name, publicKeys: [...rotated.publicKeys, ...log.publicKeys] }
    expect(checkTree('a', heads, [], { ...deps, log: keys }).end()).toEqual([
      finding('leaf-missing', 0),
    ])
  })
})

function throwNothing(): never {
  throw new Error('there is a head')
}
