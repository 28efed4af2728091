import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { type PortHolder, portHolder } from './port-holder.ts'
import { Refusal } from './refusal.ts'

/** A port somebody may choose, and the variable that chooses it. */
export type NamedPort = {
  readonly use: string
  readonly port: number
  readonly host: string
  readonly variable: string
}

async function bind(port: number, host: string): Promise<number> {
  const server = createServer()
  server.listen({ port, host, exclusive: true })
  await once(server, 'listening')
  const bound = (server.address() as AddressInfo).port // a string only for pipes
  server.close()
  await once(server, 'close')
  return bound
}

/** A TCP port of 127.0.0.1 that nobody uses at this moment. */
export const freePort = (): Promise<number> => bind(0, '127.0.0.1')

const LONGEST_COMMAND = 120

/** What is said when a port is taken: which one, by whom, and what to do. */
export function portConflict(wanted: NamedPort, holder: PortHolder | undefined): string {
  const { use, port, variable } = wanted
  const by = holder
    ? `process ${holder.pid} (${holder.command.slice(0, LONGEST_COMMAND)})`
    : 'another process'
  const next = port < 65_535 ? port + 1 : port - 1
  return (
    `Port ${port}, wanted for the ${use}, is taken by ${by}.\n` +
    `Stop that process, or choose another port:  ${variable}=${next} npm start`
  )
}

/** @throws Refusal when the port cannot be listened on */
export async function requirePort(wanted: NamedPort): Promise<void> {
  try {
    await bind(wanted.port, wanted.host)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // what node:net emits
    if (code === 'EADDRINUSE') throw new Refusal(portConflict(wanted, portHolder(wanted.port)))
    if (code === 'EACCES')
      throw new Refusal(
        `Port ${wanted.port}, wanted for the ${wanted.use}, may not be used by this user. ` +
          `Choose one above 1023 with ${wanted.variable}.`,
      )
    throw new Refusal(
      `The ${wanted.use} cannot listen on ${wanted.host}, port ${wanted.port} (${code}).`,
    )
  }
}
