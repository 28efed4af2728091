'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { LinkButton } from '../launch/link-button.tsx'
import { SoloLead, SoloPage, SoloTitle } from '../launch/solo-page.tsx'

type State = 'opening' | 'elsewhere' | 'failed'

/**
 * Takes up the session by the handle behind the `#`, which no server and no log sees, and goes on to
 * the visit. In the frame that was left it says where the visit is, so that nobody writes in two.
 */
export function EnterVisit({ launchId }: { readonly launchId: string }) {
  const t = useTranslations('session.window')
  const [state, setState] = useState<State>('opening')
  useEffect(() => {
    const handle = location.hash.slice(1)
    if (handle === '') {
      setState('elsewhere')
      return
    }
    history.replaceState(null, '', location.pathname)
    void enter(launchId, handle).then((isOpen) => {
      if (isOpen) location.replace(`/l/${launchId}`)
      else setState('failed')
    })
  }, [launchId])
  return (
    <SoloPage>
      <div role="status">
        <SoloTitle>{t(`${state}.title`)}</SoloTitle>
        <SoloLead>{t(`${state}.lead`)}</SoloLead>
      </div>
      {state === 'elsewhere' ? (
        <div className="pt-5">
          <LinkButton kind="outlined" href={`/l/${launchId}`}>
            {t('here')}
          </LinkButton>
        </div>
      ) : null}
    </SoloPage>
  )
}

async function enter(launchId: string, handle: string): Promise<boolean> {
  try {
    const answer = await fetch(`/l/${launchId}/window/enter`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ handle }),
    })
    return answer.ok
  } catch {
    return false
  }
}
