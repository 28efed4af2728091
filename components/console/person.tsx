import { consoleWords as t } from './words.ts'

/** `Practitioner/okafor` of an EHR's address, `haddad.l` of the console's: what tells people apart. */
const shortOf = (user: string): string => {
  const [, subject] = user.split('#')
  return subject ? decodeURIComponent(subject) : user.split('/').slice(-2).join('/')
}

/** Who did it, short, with the whole name of the trail for whoever needs it. */
export function Person({ user }: { readonly user: string | undefined }) {
  if (!user) return <span className="text-ink-3">{t('table.system')}</span>
  return (
    <span title={user} className="wrap-anywhere">
      {shortOf(user)}
    </span>
  )
}
