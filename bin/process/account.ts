import { readFileSync } from 'node:fs'
import { Refusal } from './refusal.ts'

/** The uid and gid under which a child runs. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

/** PostgreSQL refuses to run as root; these exist nearly everywhere and may do nothing else. */
const CANDIDATES = ['postgres', 'nobody']

/** @param passwd the text of `/etc/passwd` (passwd(5)) */
export function unprivilegedAccount(passwd: string): Account | undefined {
  const rows = passwd.split('\n').map((line) => line.split(':'))
  for (const candidate of CANDIDATES) {
    const row = rows.find(([name]) => name === candidate)
    const [uid, gid] = [Number(row?.[2]), Number(row?.[3])]
    if (uid > 0 && gid > 0) return { name: candidate, uid, gid }
  }
  return undefined
}

/** @returns undefined when this process is not root and the database can run as it is */
export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const account = unprivilegedAccount(readFileSync('/etc/passwd', 'utf8'))
  if (account) return account
  throw new Refusal(
    'PostgreSQL refuses to run as root, and there is neither a user "postgres" nor "nobody" to run it as.\n' +
      'Add one (useradd --system postgres), start Chartside as another user, or set DATABASE_URL.',
  )
}
