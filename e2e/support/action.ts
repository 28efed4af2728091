import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Answer, type CookieJar, send } from './http.ts'
import type { OpenedLaunch } from './launch.ts'
import { appOrigin } from './system.ts'

const manifestSchema = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string() })),
})

/** Every server action of the build, by the name it is exported under: the id that calls it. */
export function actionIds(): ReadonlyMap<string, string> {
  const build = process.env.NEXT_DIST_DIR ?? '.next'
  const file = join(build, 'server', 'server-reference-manifest.json')
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  return new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]))
}

/** What a page binds to each of its actions. */
export type ActionPage = {
  readonly launchId: string
  readonly shownPatientId: string
  readonly token: string
}

/** The bound argument, read from the page as it was sent. */
export function actionPage(opened: OpenedLaunch, shownPatientId: string): ActionPage {
  const token = /\\"token\\":\\"([0-9a-f]{64})\\"/.exec(opened.page.text)?.[1]
  if (!token) throw new Error('the page holds no token')
  return { launchId: opened.launchId, shownPatientId, token }
}

export type ActionCall = {
  readonly name: string
  readonly launchId: string
  readonly jar?: CookieJar
  /** The arguments as JSON; text is sent as it is. */
  readonly arguments: readonly unknown[] | string
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls a server action the way the page does, with the headers given and no others. */
export function callAction(call: ActionCall): Promise<Answer> {
  const { name, launchId, jar, headers = { origin: appOrigin } } = call
  const id = actionIds().get(name)
  if (!id) throw new Error(`the build has no action ${name}`)
  const body = typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments)
  return send(`${appOrigin}/l/${launchId}`, {
    method: 'POST',
    headers: {
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      'next-action': id,
      ...headers,
    },
    body,
    ...(jar && { cookies: jar }),
  })
}

/** The code with which an action failed; undefined when it did not say one. */
export const codeOf = ({ text }: Answer): string | undefined =>
  /"error":\{"code":"([A-Z_]+)"/.exec(text)?.[1]
