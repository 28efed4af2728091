import { aidsScenes } from './scenes/aids-scenes.ts'
import { amendScenes } from './scenes/amend-scenes.ts'
import { coSignScenes } from './scenes/co-sign-scenes.ts'
import { consoleScenes } from './scenes/console-scenes.ts'
import { gateScenes } from './scenes/gate-scenes.ts'
import { launchScenes } from './scenes/launch-scenes.ts'
import { visitScenes } from './scenes/visit-scenes.ts'
import { expectForEveryone, forPages } from './support/for-everyone.ts'
import { test } from './support/test.ts'

const screens = {
  'every page before and instead of a chart': launchScenes,
  'the console of a privacy officer': consoleScenes,
  'a restricted chart, before a reason is stated and after': gateScenes,
  'a visit from the first sight of the chart to its trail': visitScenes,
  'what helps to write a note': aidsScenes,
  'a filed note, added to, corrected and entered in error': amendScenes,
  'a note that waits for a co-signature, attested beside the chart': coSignScenes,
}

test.use(forPages)

for (const [what, scenes] of Object.entries(screens)) {
  test(`${what}: WCAG 2.2 AA at every width, in light and dark, nothing cut, nothing moving`, async ({
    ehr,
  }) => {
    test.setTimeout(480_000)
    await expectForEveryone(scenes, ehr)
  })
}
