import type { Scenario } from '../play.ts'
import { fileWhile } from './file-while.ts'
import { signNotes } from './sign-notes.ts'

/** F5: every access token is refused; a refresh helps. Fails when a 401 is taken for a refusal. */
const expire: Scenario = {
  fault: 'F5',
  name: 'the access tokens expire',
  async play(run) {
    await signNotes(run, 3)
    await run.site.expireTokens()
    run.counts.faults += 1
    await fileWhile(run, { notes: 1 })
  },
}

/** F5: nothing helps but a new launch; the signed notes wait for it. */
const revoke: Scenario = {
  fault: 'F5',
  name: 'the EHR ends every session',
  isShort: true,
  async play(run) {
    await signNotes(run, 2)
    await run.site.revokeTokens()
    run.counts.faults += 1
    await fileWhile(run, { notes: 0 })
  },
}

export const tokensEnd: readonly Scenario[] = [expire, revoke]
