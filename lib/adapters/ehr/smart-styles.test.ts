import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import { json } from '#lib/testing/http/local-server.ts'
import {
  type StubAuthorizationServer,
  stubAuthorizationServer,
} from '#lib/testing/smart/stub-authorization-server.ts'
import { ehrSmartStyles } from './smart-styles.ts'

// The grant is a proof for the compiler; nothing here reads it.
const grant = {} as AccessGrant
const style = json({ color_highlight: '#1f4e8c' })

let server: StubAuthorizationServer
beforeEach(async () => {
  server = await stubAuthorizationServer()
})
afterEach(() => server.close())

test('UX9 a style is read once', async () => {
  const styles = ehrSmartStyles()
  const url = `${server.origin}/style.json`
  server.answers['/style.json'] = style
  const read = () => styles.read(grant, server.registration, url)
  expect(await read()).toMatchObject({ accent: { color: '#1f4e8c' } })
  expect(await read()).toMatchObject({ accent: { color: '#1f4e8c' } })
  expect(server.requests).toHaveLength(1)
})

test('a style that was not there is asked for again', async () => {
  const styles = ehrSmartStyles()
  const url = `${server.origin}/style.json`
  server.answers['/style.json'] = json({}, 404)
  expect(await styles.read(grant, server.registration, url)).toBeUndefined()
  server.answers['/style.json'] = style
  expect(await styles.read(grant, server.registration, url)).toBeDefined()
})

test('a style whose reading broke is asked for again', async () => {
  const styles = ehrSmartStyles()
  const url = `${server.origin}/style.json`
  server.answers['/style.json'] = style
  const broken = { ...server.registration, issuer: 'no URL' }
  await expect(styles.read(grant, broken, url)).rejects.toThrow()
  expect(await styles.read(grant, server.registration, url)).toBeDefined()
})

test('S16 a style of a host that is not registered is not asked for', async () => {
  const stranger = await stubAuthorizationServer()
  const url = `${stranger.origin}/style.json`
  expect(await ehrSmartStyles().read(grant, server.registration, url)).toBeUndefined()
  expect(stranger.requests).toEqual([])
  await stranger.close()
})
