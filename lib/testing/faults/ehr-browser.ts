const FORM = 'application/x-www-form-urlencoded'

/** What a browser does at the EHR, as far as a launch needs it. */
export type EhrBrowser = {
  /** Patients with a visit today whose chart this user may open. */
  scheduledPatients(): Promise<readonly string[]>
  /** Where a page of the EHR sends the browser. */
  redirectOf(url: string): Promise<URL>
}

/** Signs a clinician in to a site of the sandbox. */
export async function signInToEhr(sandboxOrigin: string, site: string): Promise<EhrBrowser> {
  const base = `${sandboxOrigin}/${site}/ehr`
  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST',
    headers: { origin: sandboxOrigin, 'content-type': FORM },
    body: new URLSearchParams({ username: 'okafor.d', password: 'sandbox' }).toString(),
    redirect: 'manual',
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  if (answer.status !== 303) throw new Error(`the EHR did not sign in: ${answer.status}`)
  const get = (url: string) => fetch(url, { headers: { cookie }, redirect: 'manual' })
  return {
    async scheduledPatients() {
      const page = await (await get(`${base}/schedule`)).text()
      const ids = [...page.matchAll(/\/ehr\/patients\/([A-Za-z0-9.-]+)\/notes/g)]
      const scheduled = [...new Set(ids.map(([, id = '']) => id))]
      const open: string[] = []
      for (const id of scheduled) {
        if ((await get(`${base}/patients/${id}/notes`)).ok) open.push(id)
      }
      return open
    },
    async redirectOf(url) {
      const { status, headers } = await get(url)
      const location = headers.get('location')
      if (!location) throw new Error(`no redirect, but ${status}`)
      return new URL(location, url)
    },
  }
}
