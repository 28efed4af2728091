import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { ConfigError, readConfig, type SandboxConfig } from './config.ts'
import { loadPatients } from './load/load-patients.ts'
import { createSandboxServer } from './server.ts'
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
    return stopWith(error instanceof Error ? error.message : String(error))
  }
}

function listen(server: Server, { host, port, origin }: SandboxConfig): void {
  server.once('error', (error: NodeJS.ErrnoException) =>
    stopWith(
      error.code === 'EADDRINUSE'
        ? `Port ${port} of ${host} is taken. Choose another: --port 4001, or SANDBOX_PORT=4001`
        : `The sandbox cannot listen on ${host}:${port}: ${error.message}`,
    ),
  )
  server.listen(port, host, () => {
    console.log(`Sandbox EHRs at ${origin} (every patient is synthetic); Ctrl+C stops them`)
    process.send?.('ready')
  })
}

function stopOn(server: Server): void {
  const stop = (): void => {
    server.close(() => process.exit(0))
    server.closeAllConnections()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // A supervisor that died cannot say so.
  process.once('disconnect', stop)
}

async function start(): Promise<void> {
  const settings = config()
  const sites = createSites(settings, () => new Date())
  const [first] = sites
  if (first && settings.patients !== undefined) {
    const { files, resources } = await loadPatients(first, settings.patients, console.log)
    if (files === 0) stopWith(`No patients were loaded from ${settings.patients}`)
    console.log(`${resources} resources from ${files} files added to ${first.name}`)
  }
  const { fetch } = createSandboxServer(sites)
  // Without http2 options the adaptor makes a plain HTTP server.
  const server = createAdaptorServer({ fetch }) as Server
  stopOn(server)
  listen(server, settings)
}

await start()
