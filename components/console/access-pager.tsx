import type { PagePlace } from '#lib/audit/audit-filter.ts'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly path: string
  /** The query as it stands in the address: encrypted. */
  readonly sealed: string | undefined
  readonly next: PagePlace | undefined
  readonly isFirst: boolean
  readonly isEmpty: boolean
}

/** From page to page, by time and id. */
export function AccessPager({ path, sealed, next, isFirst, isEmpty }: Props) {
  const q = sealed === undefined ? {} : { q: sealed }
  return (
    <p className="flex flex-wrap gap-x-5 pt-3">
      {isEmpty && (
        <span className="text-ink-2">{t(isFirst ? 'search.none' : 'search.noneBeyond')}</span>
      )}
      {next && (
        <a href={`${path}?${new URLSearchParams({ ...q, at: next.at, id: next.id })}`} rel="next">
          {t('search.older')}
        </a>
      )}
      {!isFirst && <a href={`${path}?${new URLSearchParams(q)}`}>{t('search.newest')}</a>}
    </p>
  )
}
