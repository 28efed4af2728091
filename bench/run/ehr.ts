import type { LoggedRequest } from '#sandbox/control/request-log.ts'
import type { SiteSettings } from '#sandbox/control/settings.ts'
import { type Cookies, locationOf, send } from './http.ts'

const SITE = 'greyfield'
const USER = { username: 'okafor.d', password: 'sandbox' }

/** One site of the sandbox, with a physician signed in. */
export type Ehr = {
  /** Below which the site's own paths begin. */
  readonly base: string
  /** A page of the EHR in which a frame may be opened. */
  readonly page: string
  /** Of all whose charts this physician may open. */
  readonly patientIds: readonly string[]
  /** @returns the id of the patient with that family name */
  patientNamed(family: string): string
  /** @returns a one-use URL that opens the app on the patient's chart */
  mintLaunch(patientId: string): Promise<string>
  changeSettings(changes: Partial<SiteSettings>): Promise<void>
  /** What it was asked, oldest first. */
  requests(): Promise<readonly LoggedRequest[]>
}

const CHART_LINK = /\/patients\/([^/"]+)\/notes">([^<,]+)[^<]*<\/a>\s*(<span class="tag">)?/g

export async function openEhr(origin: string): Promise<Ehr> {
  const base = `${origin}/${SITE}`
  const cookies: Cookies = new Map()
  const page = `${base}/ehr/sign-in`
  await send(page, cookies, {
    method: 'POST',
    body: new URLSearchParams(USER),
    headers: { origin },
  })
  const list = await (await send(`${base}/ehr/patients`, cookies)).text()
  const links = [...list.matchAll(CHART_LINK)].filter(([, , , restricted]) => !restricted)
  const idsByName = new Map(links.map(([, id = '', family = '']) => [family.toLowerCase(), id]))
  return {
    base,
    page,
    patientIds: [...idsByName.values()],
    patientNamed(family) {
      const id = idsByName.get(family.toLowerCase())
      if (!id) throw new Error(`the sandbox has no patient ${family}`)
      return id
    },
    async mintLaunch(patientId) {
      const path = `ehr/patients/${patientId}/launch?app=chartside-${SITE}`
      return locationOf(await send(`${base}/${path}`, cookies))
    },
    async changeSettings(changes) {
      const response = await fetch(`${base}/control/settings`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify(changes),
      })
      if (!response.ok) throw new Error(`settings: ${response.status}`)
    },
    async requests() {
      const response = await fetch(`${base}/control/requests`)
      // The sandbox is trusted to answer in its own types.
      const { entries } = (await response.json()) as { entries: readonly LoggedRequest[] }
      return entries
    },
  }
}
