import { aidsScenes } from './scenes/aids-scenes.ts'
import { amendScenes } from './scenes/amend-scenes.ts'
import { coSignScenes } from './scenes/co-sign-scenes.ts'
import { consoleScenes } from './scenes/console-scenes.ts'
import { frameScenes } from './scenes/frame-scenes.ts'
import { galleryScenes } from './scenes/gallery-scenes.ts'
import { gateScenes } from './scenes/gate-scenes.ts'
import { launchScenes } from './scenes/launch-scenes.ts'
import { show, sizes, themes } from './scenes/scene.ts'
import { visitScenes } from './scenes/visit-scenes.ts'
import { test } from './support/test.ts'

const [widest] = sizes

const albums = {
  launch: launchScenes,
  console: consoleScenes,
  visit: visitScenes,
  aids: aidsScenes,
  amend: amendScenes,
  gate: gateScenes,
  'co-sign': coSignScenes,
  frame: frameScenes,
  ...galleryScenes,
}

test.use({ expectedErrors: [/./] })

for (const [album, scenes] of Object.entries(albums)) {
  test(`pictures of ${album}`, async ({ ehr }) => {
    const { page } = ehr
    for await (const scene of scenes(ehr)) {
      for (const size of sizes) {
        for (const theme of themes) {
          await show(page, size, theme)
          const path = `screenshots/${scene}-${size.width}-${theme}.png`
          await page.screenshot({ path, fullPage: true, animations: 'disabled' })
        }
      }
      await show(page, widest, 'light')
    }
  })
}
