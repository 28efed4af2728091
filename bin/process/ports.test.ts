import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { listeningInodes, portHolder } from './port-holder.ts'
import { freePort, portConflict, requirePort } from './ports.ts'

const wanted = { use: 'app', port: 3000, host: '127.0.0.1', variable: 'CHARTSIDE_PORT' }

test('a taken port is refused with its number, its holder and the variable to change', () => {
  const said = portConflict(wanted, { pid: 4711, command: 'node server.js' })
  expect(said).toContain('Port 3000, wanted for the app, is taken by process 4711 (node server.js)')
  expect(said).toContain('CHARTSIDE_PORT=3001 npm start')
})

test('when the holder cannot be told, the port and the variable still are', () => {
  const said = portConflict({ ...wanted, port: 65_535 }, undefined)
  expect(said).toContain('Port 65535, wanted for the app, is taken by another process')
  expect(said).toContain('CHARTSIDE_PORT=65534')
})

test('the port of a listening server is refused, and its process is named', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // listening on TCP
  expect(portHolder(port)?.pid).toBe(process.pid)
  await expect(requirePort({ ...wanted, port })).rejects.toThrow(`process ${process.pid}`)
  server.close()
  await once(server, 'close')
  await expect(requirePort({ ...wanted, port })).resolves.toBeUndefined()
})

test('a host that is not of this machine is refused by name', async () => {
  const elsewhere = { ...wanted, port: await freePort(), host: '192.0.2.1' }
  await expect(requirePort(elsewhere)).rejects.toThrow('192.0.2.1')
})

test('of the kernel’s sockets only those that listen on the port count', () => {
  const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 5511 1
   1: 0100007F:0BB8 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 5512 1
   2: 00000000:0FA0 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 5513 1`
  expect(listeningInodes(table, 3000)).toEqual(['5511'])
  expect(listeningInodes(table, 4000)).toEqual(['5513'])
  expect(listeningInodes(table, 5000)).toEqual([])
})
