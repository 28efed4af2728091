#!/usr/bin/env node
// Checks an export of Chartside's audit trail, alone: this file, Node, no database, no packages.
//
//   node verify-audit.mjs FOLDER KEY... [--head FILE]...
//
// FOLDER  what `npm run audit -- export` wrote
// KEY     the log's public key (`npm run audit -- keys TENANT`), which you got in another way than
//         the export itself; several where keys were rotated
// --head  a signed head that was kept outside the database, or a file of them (audit-heads.ndjson)
//
// What it does, in this order:
//   1. the manifest and the head of the export are signed by one of the keys
//   2. every file is the one that the manifest names
//   3. every record is in the tree under the head (its proof leads from its bytes to the root)
//   4. a whole export holds every record there was: computed from the records alone, the tree is
//      the signed one. Where months were removed, hashes stand for their records (purged.ndjson),
//      and records of the removal say how many there were
//   5. heads kept outside are signed, and are of the same tree: nothing was replaced or cut off
// Formats: c2sp.org/signed-note, c2sp.org/tlog-checkpoint, RFC 9162 §2.1.
// Exit code: 0 all of it holds, 1 something does not, 2 it could not be checked.

import { createHash, createPublicKey, hash, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

class Wrong extends Error {}

const fail = (what) => {
  throw new Wrong(what)
}
const sha256 = (bytes) => hash('sha256', bytes, 'buffer')
const base64 = (text) => Buffer.from(text, 'base64')

// --- Signed notes: a text, an empty line, lines of "— name base64(key id || signature)".

function readKey(vkey) {
  const [, name, id, rest] =
    /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? fail(`no key: ${vkey}`)
  const bytes = base64(rest)
  if (bytes.length !== 33 || bytes[0] !== 1) fail(`no Ed25519 key: ${vkey}`)
  const expected = sha256(Buffer.concat([Buffer.from(`${name}\n`), bytes])).subarray(0, 4)
  if (expected.toString('hex') !== id) fail(`a key whose id is not its own: ${vkey}`)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') }
  return { name, id: expected, key: createPublicKey({ key: jwk, format: 'jwk' }) }
}

/** The text of a note that one of the keys signed. */
function openNote(note, keys, what) {
  const end = note.lastIndexOf('\n\n')
  const text = note.slice(0, end + 1)
  const isSigned = note
    .slice(end + 2)
    .split('\n')
    .some((line) => {
      const [, name, signed] = /^— (\S+) (\S+)$/.exec(line) ?? []
      const bytes = base64(signed ?? '')
      return keys.some(
        (one) =>
          one.name === name &&
          one.id.equals(bytes.subarray(0, 4)) &&
          verify(null, Buffer.from(text), one.key, bytes.subarray(4)),
      )
    })
  return end >= 0 && isSigned ? text : fail(`${what} is not signed by a key that was given`)
}

/** A signed head: which log, how many leaves, their root. */
function openHead(note, keys, what) {
  const [origin, size, root] = openNote(note, keys, what).split('\n')
  if (!keys.some(({ name }) => name === origin)) fail(`${what} is of another log: ${origin}`)
  return { origin, size: Number(size), root: base64(root) }
}

// --- The tree of RFC 9162: leaf = H(0x00 || record), node = H(0x01 || left || right).

const leafHash = (record) => sha256(Buffer.concat([Buffer.from([0]), Buffer.from(record)]))
const nodeHash = (left, right) => sha256(Buffer.concat([Buffer.from([1]), left, right]))

/** RFC 9162 §2.1.3.2. */
function isIncluded(leaf, index, { size, root }, path) {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let [fn, sn, reached] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      reached = nodeHash(sibling, reached)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else {
      reached = nodeHash(reached, sibling)
    }
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && reached.equals(root)
}

/** A tree that only remembers what it needs to grow: its perfect subtrees, the largest first. */
function growingTree() {
  const subtrees = []
  let size = 0
  return {
    size: () => size,
    /** The next leaf, or the next whole subtree of that level. */
    add(hash, level = 0) {
      let reached = hash
      for (let rest = size / 2 ** level; rest % 2 === 1; rest = (rest - 1) / 2) {
        reached = nodeHash(subtrees.pop(), reached)
      }
      subtrees.push(reached)
      size += 2 ** level
    },
    root: () => subtrees.reduceRight((right, left) => nodeHash(left, right)),
  }
}

// --- The checks.

async function checkFiles(folder, files) {
  for (const { name, bytes, sha256: expected } of files) {
    if (!/^[\w-]+\.[\w]+$/.test(name)) fail(`the manifest names a file elsewhere: ${name}`)
    const digest = createHash('sha256')
    let size = 0
    for await (const chunk of createReadStream(join(folder, name))) {
      digest.update(chunk)
      size += chunk.length
    }
    if (size !== bytes || digest.digest('hex') !== expected) fail(`${name} was changed`)
  }
}

/** Subtrees that stand for removed records: {"level", "index", "hash"}, as they follow each other. */
const readPurged = (folder) =>
  readFileSync(join(folder, 'purged.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

/** How many records of each month removals tell of, and whether they were carried out. */
function removals() {
  const begun = new Map()
  const months = new Map()
  return {
    take({ id, phase, intent, event, outcome }) {
      if (event?.action !== 'audit.purge') return
      if (phase === 'intent') begun.set(id, event)
      const { month, records } = begun.get(phase === 'intent' ? id : intent) ?? event
      const isDone = months.get(month)?.isDone || outcome?.result === 'done'
      months.set(month, { records, isDone })
    },
    check(removed) {
      const sum = (which) => which.reduce((all, { records }) => all + records, 0)
      const all = [...months.values()]
      if (removed < sum(all.filter(({ isDone }) => isDone)) || removed > sum(all)) {
        fail(`${removed} records were removed, and the records of removals tell of others`)
      }
      return [...months.keys()].sort()
    },
  }
}

/** Every record leads to the root; where all are there, they alone make every head. */
async function checkRecords(folder, head, isWhole, heads, purged) {
  const tree = growingTree()
  const open = new Map(heads.map((one) => [one.size, []]))
  for (const one of heads) open.get(one.size).push(one)
  const told = removals()
  let [records, last, removed] = [0, -1, 0]
  const compare = () => {
    for (const kept of open.get(tree.size()) ?? []) {
      if (!kept.root.equals(tree.root()))
        fail(`the head of ${kept.size} records is of other records`)
    }
    open.delete(tree.size())
  }
  /** Hashes in the place of what was removed before this record. */
  const skipTo = (index) => {
    while (tree.size() < index) {
      const { level, index: place, hash: kept } = purged.shift() ?? { level: 0, index: -1 }
      const isNext = place * 2 ** level === tree.size() && tree.size() + 2 ** level <= index
      if (!isNext) fail(`record ${tree.size()} was left out`)
      tree.add(base64(kept), level)
      removed += 2 ** level
      compare()
    }
  }
  for await (const line of createInterface({
    input: createReadStream(join(folder, 'records.ndjson')),
  })) {
    const { index, record, path } = JSON.parse(line)
    const leaf = leafHash(record)
    if (index <= last) fail(`record ${index} is not in its place`)
    if (isWhole) skipTo(index)
    if (!isIncluded(leaf, index, head, path.map(base64))) fail(`record ${index} was changed`)
    ;[records, last] = [records + 1, index]
    if (!isWhole) continue
    told.take(JSON.parse(record))
    tree.add(leaf)
    compare()
  }
  if (!isWhole) return { records, removed, months: [] }
  if (purged.length > 0) skipTo(head.size)
  if (tree.size() !== head.size) fail(`record ${tree.size()} and those after it were left out`)
  if (!tree.root().equals(head.root)) fail('what stands for removed records is not what was signed')
  for (const size of open.keys()) {
    if (size < head.size)
      console.log(`  not compared: the head of ${size} records, within a removed month`)
  }
  return { records, removed, months: told.check(removed) }
}

/** A head by itself, or lines of {"tenant", "number", "note"}. */
function readHeads(file, tenant, keys) {
  const text = readFileSync(file, 'utf8')
  if (!text.trimStart().startsWith('{')) return [openHead(text, keys, file)]
  return text
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line))
    .filter((head) => head.tenant === tenant)
    .map((head) => openHead(head.note, keys, `${file}, head ${head.number}`))
}

function checkKept(kept, head, isWhole) {
  for (const one of kept) {
    if (one.size > head.size) {
      fail(`a head kept outside has ${one.size} records, the export only knows of ${head.size}`)
    }
    const isSame = one.size === head.size && one.root.equals(head.root)
    if (one.size === head.size && !isSame)
      fail(`the head of ${one.size} records is of other records`)
    if (!isSame && !isWhole) {
      console.log(`  not compared: the head of ${one.size} records needs a whole export`)
    }
  }
}

async function check(folder, vkeys, headFiles) {
  const keys = vkeys.map(readKey)
  const read = (name) => readFileSync(join(folder, name), 'utf8')
  const manifest = JSON.parse(openNote(read('manifest.note'), keys, 'the manifest'))
  const head = openHead(read('head.note'), keys, 'the head')
  if (manifest.head.size !== head.size || !base64(manifest.head.root).equals(head.root)) {
    fail('the manifest is of another head')
  }
  await checkFiles(folder, manifest.files)
  const isOfOne = manifest.patient !== undefined
  const isWhole = manifest.from === null && manifest.to === null && !isOfOne
  const kept = headFiles.flatMap((file) => readHeads(file, manifest.tenant, keys))
  checkKept(kept, head, isWhole)
  const hasPurged = isWhole && manifest.files.some(({ name }) => name === 'purged.ndjson')
  const purged = hasPurged ? readPurged(folder) : []
  const { records, removed, months } = await checkRecords(folder, head, isWhole, kept, purged)
  if (records !== manifest.records) fail('the manifest counts other records')
  const time = `from ${manifest.from ?? 'the beginning'} to ${manifest.to ?? 'the end'}`
  const extent = isWhole ? 'all there were' : isOfOne ? `of one patient, ${time}` : time
  console.log(
    `✓ ${records} records of ${manifest.tenant}, ${extent} up to the head of ${head.size}, are as they were sealed.`,
  )
  if (removed > 0) {
    console.log(`  ${removed} were removed with ${months.join(', ')}, as records in it say.`)
  }
  console.log(
    kept.length > 0
      ? `✓ ${kept.length} heads kept outside agree.`
      : '  No head kept outside was given: nothing says that the end was not cut off.',
  )
}

const [folder, ...words] = process.argv.slice(2)
const isHead = (_, at) => words[at - 1] === '--head'
const heads = words.filter(isHead)
const keys = words.filter((word, at) => word !== '--head' && !isHead(word, at))
if (!folder || keys.length === 0) {
  console.error('Usage: node verify-audit.mjs FOLDER KEY... [--head FILE]...')
  process.exit(2)
}
try {
  await check(folder, keys, heads)
} catch (problem) {
  console.error(
    problem instanceof Wrong
      ? `✗ ${problem.message}`
      : `It could not be checked: ${problem.message}`,
  )
  process.exit(problem instanceof Wrong ? 1 : 2)
}
