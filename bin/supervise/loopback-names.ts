// Loaded with `node --import` into the sandbox. Browsers take every name below `localhost` for this
// machine (RFC 6761 §6.3), the C library of most systems does not.
import dns, { type LookupAddress, type LookupOptions } from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'

type Answer = (error: null, address: string | LookupAddress[], family?: number) => void

const LOOPBACK: LookupAddress = { address: '127.0.0.1', family: 4 }

const lookup = dns.lookup

function lookupWithLoopback(name: string, ...rest: readonly unknown[]): void {
  if (!name.endsWith('.localhost')) {
    Reflect.apply(lookup, dns, [name, ...rest])
    return
  }
  const answer = rest.at(-1) as Answer // the last argument of dns.lookup, whatever the overload
  const { all } = (rest.length > 1 ? rest[0] : {}) as LookupOptions
  process.nextTick(() => {
    if (all) answer(null, [LOOPBACK])
    else answer(null, LOOPBACK.address, LOOPBACK.family)
  })
}

dns.lookup = Object.assign(lookupWithLoopback, lookup) as typeof dns.lookup
syncBuiltinESMExports() // for those who import { lookup }
