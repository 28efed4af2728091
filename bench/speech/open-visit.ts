import type { OpenVisit } from '../run/call-action.ts'
import { openEhr } from '../run/ehr.ts'
import { scriptedLaunch } from '../run/scripted-launch.ts'
import type { System } from '../run/system.ts'

/** A visit whose page was loaded by a script, with the token that its actions ask for. */
export async function openVisit(system: System): Promise<OpenVisit> {
  const ehr = await openEhr(system.ehr)
  const patientId = ehr.patientNamed('Marchetti')
  const { way, page, cookies } = await scriptedLaunch(await ehr.mintLaunch(patientId))
  const token = /\\"token\\":\\"([0-9a-f]{64})\\"/.exec(page)?.[1]
  const url = way.at(-1)
  if (!token || !url) throw new Error('the page holds no token')
  return { url, cookies, patientId, token }
}
