import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import type { TreeFinding } from '#lib/audit/check-tree.ts'
import type { StoredAuditRow } from '#lib/audit/verify-chain.ts'
import type { TrailFinding } from '#lib/flows/check-records.ts'

/** A record as it stands in the table, and which leaf it is. */
export type Placed = StoredAuditRow & { readonly leaf_index: string }

export type AllFindings = {
  readonly trail: readonly TrailFinding[]
  readonly trees: readonly TreeFinding[]
}

/** Something that the owner of the tables does to them. */
export type Tamper = {
  readonly what: string
  readonly statements: readonly string[]
  /** Whether the findings say where it was done. */
  readonly isNamed: (findings: AllFindings) => boolean
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Chance = () => number

const quoted = (text: string | null): string =>
  text === null ? 'null' : `'${text.replaceAll("'", "''")}'`
const pick = <T>(chance: Chance, from: readonly T[]): T => {
  const one = from[Math.floor(chance() * from.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}
const key = ({ boot_id, seq }: StoredAuditRow) => `boot_id = '${boot_id}' and seq = ${seq}`
const leafKey = ({ tenant, leaf_index }: Placed) =>
  `tenant = '${tenant}' and leaf_index = ${leaf_index}`

const namesRecord =
  (...rows: readonly StoredAuditRow[]) =>
  ({ trail, trees }: AllFindings): boolean =>
    rows.some(({ boot_id, seq }) =>
      [...trail, ...trees].some((found) => found.bootId === boot_id && found.seq === seq),
    )

const texts = ['node', 'tenant', 'action', 'prev', 'hash', 'mac', 'mac_key', 'body'] as const
const nullableTexts = ['result', 'launch_id', 'user_url', 'patient'] as const

function otherText(chance: Chance, text: string): string {
  const at = Math.floor(chance() * (text.length + 1))
  const sign = pick(chance, ['x', '0', ' ', 'é', '\t', '\\'])
  const cut = pick(chance, [0, 1])
  const changed = text.slice(0, at) + sign + text.slice(at + cut)
  return changed === text ? `${text}x` : changed
}

function edit(chance: Chance, rows: readonly Placed[]): Tamper {
  const row = pick(chance, rows)
  const text = pick(chance, texts)
  const nullable = pick(chance, nullableTexts)
  const assignment = pick(chance, [
    `${text} = ${quoted(otherText(chance, row[text]))}`,
    `${text} = ${quoted(otherText(chance, row[text]))}`,
    `${nullable} = ${row[nullable] === null ? "''" : pick(chance, ['null', quoted(otherText(chance, row[nullable]))])}`,
    'id = gen_random_uuid()',
    'boot_id = gen_random_uuid()',
    `intent_id = ${row.intent_id === null ? 'gen_random_uuid()' : 'null'}`,
    `phase = '${row.phase === 'intent' ? 'outcome' : 'intent'}'`,
    `seq = seq + ${1_000 + Math.floor(chance() * 1_000)}`,
    `at = at + interval '${pick(chance, ['1 us', '1 ms', '-1 s', '3 minutes'])}'`,
  ])
  return {
    what: `edit ${assignment.slice(0, 40)}`,
    statements: [`update audit_event set ${assignment} where ${key(row)}`],
    isNamed: namesRecord(row),
  }
}

function remove(chance: Chance, rows: readonly Placed[]): Tamper {
  const row = pick(chance, rows)
  const hidesLeaf = chance() < 0.5
  return {
    what: hidesLeaf ? 'delete a record and its leaf' : 'delete a record',
    statements: [
      `delete from audit_event where ${key(row)}`,
      ...(hidesLeaf ? [`delete from audit_leaf where ${leafKey(row)}`] : []),
    ],
    // Without its leaf the gap is named: by the record behind it, or by the place in the tree.
    isNamed: (found) =>
      namesRecord(row, { ...row, seq: String(Number(row.seq) + 1) })(found) ||
      found.trees.some((one) => one.tenant === row.tenant && one.place <= Number(row.leaf_index)),
  }
}

function swap(chance: Chance, rows: readonly Placed[]): Tamper {
  const one = pick(chance, rows)
  const other = pick(
    chance,
    rows.filter((row) => row.id !== one.id),
  )
  const columns = pick(chance, [
    ['body', 'hash', 'mac', 'prev'],
    ['body'],
    [
      'body',
      'hash',
      'mac',
      'prev',
      'id',
      'phase',
      'action',
      'intent_id',
      'result',
      'patient',
      'user_url',
      'tenant',
    ],
    ['mac'],
  ] as const)
  const put = (to: Placed, from: Placed) =>
    `update audit_event set ${columns.map((column) => `${column} = ${quoted(from[column])}`).join(', ')} where ${key(to)}`
  return {
    what: `exchange ${columns.length} columns`,
    statements: [put(one, other), put(other, one)],
    isNamed: namesRecord(one, other),
  }
}

/** A forged record, chained as well as one can without the key of the MAC. */
function insert(chance: Chance, rows: readonly Placed[]): Tamper {
  const like = pick(chance, rows)
  const last = rows.filter(({ boot_id }) => boot_id === like.boot_id).at(-1) ?? like
  const isAtEnd = chance() < 0.5
  const seq = isAtEnd ? String(Number(last.seq) + 1) : like.seq
  const body = like.body.replace(`"seq":${like.seq}`, `"seq":${seq}`)
  const prev = isAtEnd ? last.hash : like.prev
  const hash = sha256(`${prev}\n${body}`)
  return {
    what: isAtEnd ? 'insert at the end of a run' : 'insert beside a record',
    statements: [
      `insert into audit_event (boot_id, seq, id, at, node, tenant, phase, action, intent_id, result, launch_id, user_url, patient, prev, hash, mac, mac_key, xid, body)
       select boot_id, ${seq}, gen_random_uuid(), at + interval '${isAtEnd ? 0 : 1} ms', node, tenant, phase, action, intent_id, result,
         launch_id, user_url, patient, '${prev}', '${hash}', mac, mac_key, xid, ${quoted(body)} from audit_event where ${key(like)}`,
    ],
    isNamed: namesRecord({ ...like, seq }),
  }
}

/** The newest records of a tenant cut off, with everything in the database that knew of them. */
function truncate(chance: Chance, rows: readonly Placed[]): Tamper {
  const tenants = [...new Set(rows.map(({ tenant }) => tenant))]
  const tenant = pick(chance, tenants)
  const mine = rows.filter((row) => row.tenant === tenant)
  const from = Math.floor(chance() * mine.length)
  return {
    what: 'cut off an end',
    statements: [
      `delete from audit_event using audit_leaf where audit_leaf.tenant = '${tenant}' and leaf_index >= ${from}
         and audit_event.boot_id = audit_leaf.boot_id and audit_event.seq = audit_leaf.seq`,
      `delete from audit_leaf where tenant = '${tenant}' and leaf_index >= ${from}`,
      `delete from audit_anchor using audit_head where audit_head.tenant = '${tenant}' and audit_head.size > ${from}
         and audit_anchor.tenant = audit_head.tenant and audit_anchor.number = audit_head.number`,
      `delete from audit_head where tenant = '${tenant}' and size > ${from}`,
    ],
    isNamed: ({ trees }) =>
      trees.some((one) => one.fault === 'tree-cut' && one.tenant === tenant && one.place === from),
  }
}

function editSeals(chance: Chance, rows: readonly Placed[]): Tamper {
  const row = pick(chance, rows)
  const statement = pick(chance, [
    `update audit_leaf set hash = sha256(hash) where ${leafKey(row)}`,
    `delete from audit_leaf where ${leafKey(row)}`,
    `update audit_leaf set leaf_index = leaf_index + 1000 where ${leafKey(row)}`,
    `update audit_leaf set at = at + interval '1 us' where ${leafKey(row)}`,
    `update audit_leaf set tenant = 'nobody' where ${leafKey(row)}`,
  ])
  return {
    what: statement.slice(0, 45),
    statements: [statement],
    isNamed: (found) =>
      namesRecord(row)(found) ||
      found.trees.some((one) => one.tenant === row.tenant && one.place <= Number(row.leaf_index)),
  }
}

function editHead(chance: Chance, rows: readonly Placed[]): Tamper {
  const { tenant } = pick(chance, rows)
  const isOf = `tenant = '${tenant}' and number = ${pick(chance, [1, 2])}`
  const statement = pick(chance, [
    `update audit_head set note = replace(note, chr(10) || chr(10), chr(10) || 'more' || chr(10) || chr(10)) where ${isOf}`,
    `update audit_head set note = overlay(note placing '#' from ${2 + Math.floor(chance() * 120)} for 1) where ${isOf}`,
    `update audit_head set frontier = sha256(frontier) where ${isOf}`,
    `update audit_head set size = size + 1000 where ${isOf}`,
    `update audit_head set number = number + 1000 where ${isOf}`,
  ])
  return {
    what: statement.slice(0, 45),
    statements: [`delete from audit_anchor where tenant = '${tenant}'`, statement],
    isNamed: ({ trees }) =>
      trees.some((one) => one.tenant === tenant && one.fault.includes('head')),
  }
}

const kinds = [edit, edit, edit, remove, swap, insert, truncate, editSeals, editHead] as const

/** Any one thing that an owner without keys can do. */
export const randomTamper = (chance: Chance, rows: readonly Placed[]): Tamper =>
  pick(chance, kinds)(chance, rows)
