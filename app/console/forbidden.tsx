import { headers } from 'next/headers'
import { consoleWords as t } from '#components/console/words.ts'
import { LinkButton } from '#components/launch/link-button.tsx'
import { ProblemNotice } from '#components/launch/problem-notice.tsx'
import { SoloPage } from '#components/launch/solo-page.tsx'
import { permissionAt } from '#lib/console/console-path.ts'
import { rolesWith } from '#lib/console/role.ts'

/** 403: which role the page needs. */
export default async function ForbiddenPage() {
  const permission = permissionAt((await headers()).get('x-pathname') ?? '')
  const roles = rolesWith(permission).map((role) => t(`role.${role}`))
  const named = new Intl.ListFormat('en', { type: 'disjunction' }).format(roles)
  return (
    <SoloPage from={t('product')}>
      <ProblemNotice
        kicker={t('forbidden.kicker')}
        title={t('forbidden.title')}
        lead={t('forbidden.lead', { roles: named })}
        actions={
          <LinkButton kind="outlined" href="/console">
            {t('forbidden.back')}
          </LinkButton>
        }
      />
    </SoloPage>
  )
}
