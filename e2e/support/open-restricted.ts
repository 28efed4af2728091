import { actionPage, callAction } from './action.ts'
import type { Answer } from './http.ts'
import type { OpenedLaunch } from './launch.ts'

/** Says why a restricted chart is opened, as the page before it does. */
export const openRestricted = (
  opened: OpenedLaunch,
  patientId: string,
  input: object = {},
): Promise<Answer> =>
  callAction({
    name: 'openRestrictedChart',
    launchId: opened.launchId,
    jar: opened.jar,
    arguments: [
      actionPage(opened, patientId),
      {
        ...{ breakGlassId: crypto.randomUUID(), reasonCode: 'ETREAT' },
        ...{ reason: 'Brought in collapsed', ...input },
      },
    ],
  })
