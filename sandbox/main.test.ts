import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function start(argv: readonly string[], variables: Record<string, string> = {}) {
  const child = fork(join(import.meta.dirname, 'main.ts'), argv, {
    silent: true,
    env: { NODE_ENV: 'test', SANDBOX_TIME_ZONE: 'America/New_York', ...variables },
  })
  children.push(child)
  let said = ''
  child.stdout?.on('data', (text) => {
    said += text
  })
  child.stderr?.on('data', (text) => {
    said += text
  })
  return { child, said: () => said, exit: once(child, 'close').then(([code]) => code) }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

describe('the sandbox as a program', { timeout: 60_000 }, () => {
  it('says when it listens, refuses a taken port, and ends when it is told to', async () => {
    const port = await freePort()
    const first = start(['--port', String(port)])
    expect(await once(first.child, 'message')).toEqual(['ready', undefined])
    // The message and what is printed come by different ways.
    await expect.poll(first.said, { timeout: 50_000 }).toContain(`http://ehr.localhost:${port}`)
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)

    const second = start(['--port', String(port)])
    expect(await second.exit).toBe(1)
    expect(second.said()).toMatch(new RegExp(`Port ${port} .* is taken.*--port`))

    first.child.kill('SIGTERM')
    expect(await first.exit).toBe(0)
  })

  it('says what is wrong with its configuration', async () => {
    const { said, exit } = start([], { NODE_ENV: 'production' })
    expect(await exit).toBe(1)
    expect(said()).toContain('NODE_ENV=production')
  })

  it('does not start when no patient of the folder could be loaded', async () => {
    const port = String(await freePort())
    const { said, exit } = start(['--port', port, '--patients', import.meta.dirname])
    expect(await exit).toBe(1)
    expect(said()).toContain('No patients were loaded')
  })
})
