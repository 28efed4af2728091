import type { AppErrorCode } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import type { EhrRecord, Filing, FilingKind, FilingTarget } from './filing.ts'

/** As much of a filing as its place in a family takes. */
export type FamilyMember = Pick<Filing, 'id' | 'kind' | 'method' | 'state' | 'record'> & {
  readonly target: Pick<FilingTarget, 'filingId'> | undefined
}

/** One whose record the EHR named. */
type Filed<F> = F & { readonly record: EhrRecord }
export type FiledFiling = Filed<Filing>

/** What has become of a note and of all that amends it. */
export type Lineage<F = Filing> = {
  /** What holds the note's words as they stand in the EHR; undefined once it is void, or never filed. */
  readonly current: Filed<F> | undefined
  /** Addenda that are documents of their own. */
  readonly appended: readonly Filed<F>[]
  /** Signed, and neither in the EHR nor refused by it. */
  readonly unsettled: F | undefined
  readonly isVoided: boolean
}

/** Whether it takes the place of its target, so that there can be only one (WB-30, WB-32). */
export const supersedes = ({ kind, method }: Pick<Filing, 'kind' | 'method'>): boolean =>
  kind !== 'file' && method !== 'create-appends'

/** Whether something was signed that takes its place, wherever that stands by now. */
export const isSuperseded = ({ id }: Filing, family: readonly Filing[]): boolean =>
  family.some((one) => one.target?.filingId === id && one.state !== 'rejected' && supersedes(one))

const isFiled = <F extends FamilyMember>(filing: F): filing is Filed<F> =>
  filing.state === 'filed' && filing.record !== undefined

/** @param family all filings of a note and its amendments, oldest first */
export function lineageOf<F extends FamilyMember>(family: readonly F[]): Lineage<F> {
  const filed = family.filter((one) => isFiled(one))
  const gone = new Set(filed.filter(supersedes).map(({ target }) => target?.filingId))
  const live = filed.filter(({ id, kind }) => kind !== 'void' && !gone.has(id))
  const stands = (one: F) => standsBeside(one, family)
  return {
    current: live.findLast((one) => !stands(one)),
    appended: live.filter(stands),
    unsettled: family.find(({ state }) => state !== 'filed' && state !== 'rejected'),
    isVoided: filed.some(({ kind }) => kind === 'void'),
  }
}

/** Whether it is an addendum of its own, co-signed or not: it holds none of the note's words. */
const standsBeside = <F extends FamilyMember>({ kind, method, target }: F, family: readonly F[]) =>
  method === 'create-appends' ||
  (kind === 'co-sign' &&
    family.some((one) => one.id === target?.filingId && one.method === 'create-appends'))

/**
 * What stands against amending a record: part of the note is on its way, or the record was replaced,
 * entered in error, or never filed. An amendment of it is refused before anything is sent (WB-32).
 */
export function objectionToAmending(
  family: readonly Filing[],
  { kind, targetId }: { readonly kind: FilingKind; readonly targetId: FilingId },
): AppErrorCode | undefined {
  const { current, appended, unsettled } = lineageOf(family)
  if (unsettled) return 'FILING_NOT_SETTLED'
  const isOfEach = kind === 'void' || kind === 'co-sign'
  const amendable = isOfEach ? [current, ...appended] : [current]
  return amendable.some((filing) => filing?.id === targetId) ? undefined : 'FILING_SUPERSEDED'
}

/** A filing and what it changed, back to the first note; newest first. */
export function chainOf(family: readonly Filing[], id: FilingId): readonly Filing[] {
  const filing = family.find((one) => one.id === id)
  if (!filing) return []
  return [filing, ...(filing.target ? chainOf(family, filing.target.filingId) : [])]
}
