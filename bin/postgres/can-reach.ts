import { type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Account } from '../process/account.ts'

type Owned = Pick<Stats, 'uid' | 'gid' | 'mode'>

const SEARCH = { owner: 0o100, group: 0o010, others: 0o001 }

function maySearch(folder: Owned, account: Account): boolean {
  if (folder.uid === account.uid) return (folder.mode & SEARCH.owner) !== 0
  if (folder.gid === account.gid) return (folder.mode & SEARCH.group) !== 0
  return (folder.mode & SEARCH.others) !== 0
}

/**
 * Whether the account may pass through a folder and every folder above it (path_resolution(7)).
 * Supplementary groups do not count: the account is started without them.
 */
export function canReach(
  folder: string,
  account: Account,
  stat: (path: string) => Owned = statSync,
): boolean {
  const above = dirname(folder)
  return maySearch(stat(folder), account) && (above === folder || canReach(above, account, stat))
}
