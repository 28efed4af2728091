import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256Bytes } from '../../adapters/crypto/sha256-bytes.ts'
import { appendLeaf, emptyFrontier, type Frontier, rootOf, type Subtree } from './frontier.ts'
import { consistencyRanges, inclusionRanges, subtreesOf } from './proof-ranges.ts'
import { prove } from './prove.ts'
import { leafHash } from './tree-hash.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

const bytesOf = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

// The tree that implementations of Certificate Transparency test themselves with: leaves, roots of
// its first 0 to 8 leaves and complete subtrees as in transparency-dev/merkle,
// testonly/constants.go (Apache-2.0, commit 417fb0c).
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657']
const leaves = [...inputs, '606162636465666768696a6b6c6d6e6f'].map(bytesOf)
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const nodes: readonly (readonly [name: string, hash: string])[] = [
  ['0/1', '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'],
  ['0/7', '46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1'],
  ['1/2', '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a'],
  ['2/1', '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4'],
  ['3/0', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
]

type Tree = { readonly heads: readonly Frontier[]; readonly nodes: Map<string, Uint8Array> }

const nameOf = ({ level, index }: Subtree) => `${level}/${index}`

/** The tree of the records, with its state after each of them and all its perfect subtrees. */
function treeOf(records: readonly Uint8Array[]): Tree {
  const tree: Tree = { heads: [], nodes: new Map() }
  const heads = [emptyFrontier]
  for (const record of records) {
    const before = heads.at(-1) ?? emptyFrontier
    const leaf = leafHash(sha256Bytes, record)
    heads.push(
      appendLeaf(before, leaf, sha256Bytes, (subtree, hash) =>
        tree.nodes.set(nameOf(subtree), hash),
      ),
    )
  }
  return { ...tree, heads }
}

const rootAt = ({ heads }: Tree, size: number) => rootOf(heads[size] ?? emptyFrontier, sha256Bytes)

const readerOf =
  ({ nodes }: Tree) =>
  async (subtree: Subtree): Promise<Uint8Array> => {
    const hash = nodes.get(nameOf(subtree))
    if (!hash) throw new Error(`no subtree ${nameOf(subtree)}`)
    return hash
  }

describe('the Merkle tree of RFC 9162', () => {
  const tree = treeOf(leaves)

  test('has the published roots', () => {
    expect(roots.map((_, size) => hexOf(rootAt(tree, size)))).toEqual(roots)
  })

  test.each(nodes)('has the published subtree %s', (name, hash) => {
    expect(hexOf(tree.nodes.get(name) ?? new Uint8Array(0))).toBe(hash)
  })

  // RFC 9162 §2.1.5 shows these for a tree of seven leaves.
  test.each([
    [0, ['0/1', '1/1', '4-7']],
    [3, ['0/2', '1/0', '4-7']],
    [4, ['0/5', '0/6', '2/0']],
    [6, ['1/2', '2/0']],
  ])('proves leaf %s of seven with the nodes of the example', (index, expected) => {
    const named = inclusionRanges(index, 7).map((range) => {
      const [only, ...more] = subtreesOf(range)
      return only && more.length === 0 ? nameOf(only) : `${range.start}-${range.end}`
    })
    expect(named).toEqual(expected)
  })

  test.each([
    [3, ['0/2', '0/3', '1/0', '4-7']],
    [4, ['4-7']],
    [6, ['1/2', '0/6', '2/0']],
  ])('proves that seven leaves begin with the first %s as in the example', (first, expected) => {
    const named = consistencyRanges(first, 7).map((range) => {
      const [only, ...more] = subtreesOf(range)
      return only && more.length === 0 ? nameOf(only) : `${range.start}-${range.end}`
    })
    expect(named).toEqual(expected)
  })
})

const someTree = fc
  .array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 70 })
  .map((records) => ({ records, tree: treeOf(records) }))

describe('whatever is in the tree,', () => {
  test('every leaf can be proved, and no other record in its place', () =>
    fc.assert(
      fc.asyncProperty(someTree, fc.nat(), fc.nat(), async ({ records, tree }, at, to) => {
        const size = 1 + (to % records.length)
        const index = at % size
        const path = await prove(inclusionRanges(index, size), readerOf(tree), sha256Bytes)
        const record = records[index] ?? new Uint8Array(0)
        const claim = { index, size, root: rootAt(tree, size), path }
        const verify = (leaf: Uint8Array) =>
          verifyInclusion({ ...claim, leaf: leafHash(sha256Bytes, leaf) }, sha256Bytes)
        expect(verify(record)).toBe(true)
        expect(verify(Uint8Array.of(...record, 1))).toBe(false)
      }),
      { numRuns: 200 },
    ))

  test('each of its earlier states can be proved to be its beginning, and no other state', () =>
    fc.assert(
      fc.asyncProperty(someTree, fc.nat(), fc.nat(), async ({ records, tree }, one, other) => {
        const second = 1 + (other % records.length)
        const first = 1 + (one % second)
        const path = await prove(consistencyRanges(first, second), readerOf(tree), sha256Bytes)
        const secondRoot = rootAt(tree, second)
        const verify = (firstRoot: Uint8Array) =>
          verifyConsistency({ first, firstRoot, second, secondRoot, path }, sha256Bytes)
        expect(verify(rootAt(tree, first))).toBe(true)
        expect(verify(sha256Bytes(rootAt(tree, first)))).toBe(false)
      }),
      { numRuns: 200 },
    ))
})
