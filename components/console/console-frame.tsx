import type { ReactNode } from 'react'
import { consolePath } from '#lib/console/console-path.ts'
import type { ConsolePlace } from '#lib/console/console-place.ts'
import { type ConsolePermission, consolePermissions } from '#lib/console/role.ts'
import { Brand } from '../launch/brand.tsx'
import { Button } from '../ui/button.tsx'
import { IdleEnd } from './idle-end.tsx'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly place: ConsolePlace
  readonly current: ConsolePermission
  readonly children: ReactNode
}

const LINK =
  'inline-flex min-h-10 items-center border-b-2 px-0.5 font-medium whitespace-nowrap no-underline'

/** A page of the console: who, where, the pages their role includes, and the page. */
export function ConsoleFrame({ place, current, children }: Props) {
  const shown = consolePermissions.filter((permission) => place.permissions.has(permission))
  return (
    <div className="@container/frame min-h-full bg-page">
      <IdleEnd minutes={place.idleMinutes} />
      <Head place={place} />
      <nav
        aria-label={t('nav.label')}
        className="flex flex-wrap gap-x-5 border-b border-line bg-ledger px-4"
      >
        {shown.map((permission) => (
          <a
            key={permission}
            href={consolePath(place.tenant, permission)}
            aria-current={permission === current ? 'page' : undefined}
            className={`${LINK} ${permission === current ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink'}`}
          >
            {t(`nav.${permission}`)}
          </a>
        ))}
      </nav>
      <main className="mx-auto max-w-[1280px] px-4 pt-5 pb-10">{children}</main>
    </div>
  )
}

function Head({ place }: { readonly place: ConsolePlace }) {
  const { tenant, tenants, name, roles, pageToken } = place
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2.5">
      <Brand />
      <span className="text-l text-ink-2 under-480:sr-only">{t('product')}</span>
      <nav aria-label={t('organisations')} className="flex flex-wrap gap-x-3">
        {tenants.map((one) => (
          <a
            key={one}
            href={`/console/${one}`}
            aria-current={one === tenant ? 'true' : undefined}
            className={
              one === tenant ? 'font-semibold text-ink no-underline' : 'text-ink-2 hover:text-ink'
            }
          >
            {one}
          </a>
        ))}
      </nav>
      <form
        method="post"
        action="/console/sign-out"
        className="ml-auto flex flex-wrap items-center gap-x-3"
      >
        <input type="hidden" name="token" value={pageToken} />
        <span className="text-s text-ink-2">
          {name}
          {roles.length > 0 && (
            <span className="text-ink-3">
              , {roles.map((role) => t(`role.${role}`)).join(', ')}
            </span>
          )}
        </span>
        <Button kind="quiet" size="s" type="submit">
          {t('signOut')}
        </Button>
      </form>
    </header>
  )
}

/** What the page is, what to do with it, and at the right what it can do. */
export function ConsoleTitle({
  title,
  lead,
  actions,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
}) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2 pb-4">
      <div className="min-w-0">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {lead && <p className="max-w-[76ch] text-ink-2">{lead}</p>}
      </div>
      {actions && <div className="ml-auto flex flex-wrap gap-2 under-480:ml-0">{actions}</div>}
    </div>
  )
}

export function ConsoleSection({
  title,
  aside,
  children,
}: {
  readonly title: string
  /** What can be done with it. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className="border-t border-line pt-3 pb-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 pb-2">
        <h2 className="text-l font-semibold">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
