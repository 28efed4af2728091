import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startChild } from '#bin/process/child.ts'
import { freePort } from '#bin/process/ports.ts'
import { answersHttp } from '#bin/process/readiness.ts'

/** A page of the same framework with nothing on it but one word: what no page of ours can beat. */
export type EmptyApp = {
  readonly url: string
  /** The same on another site, to open the page in a frame as an EHR does. */
  readonly frameHost: string
  stop(): Promise<void>
}

// Inside the repository, so that it is built with the very same packages.
const root = join(import.meta.dirname, '..', '..')
const folder = join(root, 'bench', 'results', 'empty-app')
const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

const FILES = {
  'package.json': '{ "private": true, "type": "module" }',
  'next.config.js': `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(root)} } }`,
  'postcss.config.mjs': 'export default { plugins: {} }',
  // Else the one of the folders above is taken.
  'instrumentation.js': 'export function register() {}',
  // The same policy and caching as a page of ours, with a nonce per request.
  'proxy.js': `import { NextResponse } from 'next/server'
export const config = { matcher: '/((?!_next/static).*)' }
export function proxy(request) {
  const nonce = crypto.randomUUID()
  const policy = "default-src 'self'; script-src 'self' 'nonce-" + nonce + "' 'strict-dynamic'; style-src 'self' 'nonce-" + nonce + "'; frame-src *"
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('cache-control', 'no-store')
  return response
}`,
  'app/layout.js': `import { connection } from 'next/server'
export default async function RootLayout({ children }) {
  await connection()
  return <html lang="en"><body>{children}</body></html>
}`,
  // A client component, as every page that does something has: with it come React and its hydration.
  'app/word.js': `'use client'
export const Word = () => <h1>Empty</h1>`,
  'app/page.js': `import { Word } from './word.js'
export default function Page() { return <Word /> }`,
}

function build(): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'app'), { recursive: true })
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  const built = spawnSync(process.execPath, [next, 'build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`the empty app: ${built.stdout}${built.stderr}`)
}

export async function startEmptyApp(): Promise<EmptyApp> {
  build()
  const port = await freePort()
  const child = await startChild(
    {
      name: 'empty app',
      command: process.execPath,
      args: [next, 'start', '-p', String(port), '-H', '127.0.0.1'],
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      account: undefined,
      stopSignal: 'SIGTERM',
      stopWithinMs: 20_000,
      ready: answersHttp(`http://127.0.0.1:${port}/`),
      readyWithinMs: 60_000,
    },
    () => {},
    new AbortController().signal,
  )
  return {
    url: `http://empty.localhost:${port}/`,
    frameHost: `http://host.localhost:${port}/`,
    stop: child.stop,
  }
}
