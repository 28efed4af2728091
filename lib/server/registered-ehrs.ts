import 'server-only'
import { server } from './server.ts'

/** What a person may know of the registered EHRs before signing in. */
export const registeredEhrs = (): readonly { issuer: string; name: string }[] =>
  server()
    .ehrs.all()
    .map(({ issuer, name }) => ({ issuer, name }))
