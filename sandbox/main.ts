import { once } from 'node:events'
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { ConfigError, readConfig, type SandboxConfig } from './config.ts'
import type { IdentityProvider } from './idp/identity-provider.ts'
import { loadPatients } from './load/load-patients.ts'
import { createSandboxServer } from './server.ts'
import type { Site } from './site.ts'
import { createSites, siteTable } from './sites.ts'

function stopWith(problem: string): never {
  console.error(problem)
  process.exit(1)
}

function config(): SandboxConfig {
  try {
    const siteIds = siteTable.map(({ id }) => id)
    return readConfig(process.env, process.argv.slice(2), siteIds)
  } catch (error) {
    if (error instanceof ConfigError) return stopWith(error.message)
    throw error
  }
}

async function listen(server: Server, { host, port }: SandboxConfig): Promise<void> {
  server.once('error', (error: NodeJS.ErrnoException) =>
    stopWith(
      error.code === 'EADDRINUSE'
        ? `Port ${port} of ${host} is taken. Choose another: --port 4001, or SANDBOX_PORT=4001`
        : `The sandbox cannot listen on ${host}:${port}: ${error.message}`,
    ),
  )
  server.listen(port, host)
  await once(server, 'listening')
}

async function addPatients(site: Site, folder: string): Promise<void> {
  const { files, resources } = await loadPatients(site, folder, console.log)
  if (files === 0) stopWith(`No patients were loaded from ${folder}`)
  console.log(`${resources} resources from ${files} files added to ${site.name}`)
}

function identityProvider(
  { origin, idpClient }: SandboxConfig,
  sites: readonly Site[],
): IdentityProvider | undefined {
  if (!idpClient) return undefined
  const now = () => new Date()
  return { issuer: `${origin}/idp`, origin, client: idpClient, sites, now, mode: 'valid' }
}

function stopWhenTold(server: Server): void {
  const stop = (): void => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // A supervisor that was killed cannot say so.
  process.once('disconnect', stop)
}

async function start(): Promise<void> {
  const settings = config()
  let answer = (_: Request, _env: object): Response | Promise<Response> =>
    new Response('The sandbox is starting', { status: 503, headers: { 'Retry-After': '1' } })
  // The port is taken before the patients are made, so that a conflict shows at once. Without
  // HTTP/2 options the adaptor makes a plain server.
  const server = createAdaptorServer({ fetch: (request, env) => answer(request, env) }) as Server
  stopWhenTold(server)
  await listen(server, settings)

  const sites = createSites(settings, () => new Date())
  const [first] = sites
  if (first && settings.patients !== undefined) await addPatients(first, settings.patients)
  answer = createSandboxServer(sites, identityProvider(settings, sites)).fetch
  console.log(`Sandbox EHRs at ${settings.origin} (every patient is synthetic); Ctrl+C stops them`)
  process.send?.('ready')
}

await start()
