import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Cookies, send } from './http.ts'

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string() })),
})

/** A visit as a browser that opened it knows it. */
export type OpenVisit = {
  /** `http://…/l/{launchId}` */
  readonly url: string
  readonly cookies: Cookies
  readonly patientId: string
  readonly token: string
}

/**
 * Calls a server action of the build the way its page does.
 * @throws Error when it is not carried out
 */
export async function callAction(visit: OpenVisit, name: string, input: unknown): Promise<void> {
  const { origin, pathname } = new URL(visit.url)
  const launchId = pathname.split('/').at(-1)
  const page = { launchId, shownPatientId: visit.patientId, token: visit.token }
  const answer = await send(visit.url, visit.cookies, {
    method: 'POST',
    headers: {
      // Between two of them a kept connection may just be closing.
      connection: 'close',
      origin,
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      'next-action': actionId(name),
    },
    body: JSON.stringify([page, input]),
  })
  const text = await answer.text()
  if (!text.includes('"ok":true'))
    throw new Error(`${name}: ${answer.status} ${text.slice(0, 200)}`)
}

function actionId(name: string): string {
  const build = process.env.NEXT_DIST_DIR ?? '.next'
  const file = join(build, 'server', 'server-reference-manifest.json')
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === name)
  if (!found) throw new Error(`the build has no action ${name}`)
  return found[0]
}
