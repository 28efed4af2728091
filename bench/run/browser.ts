import { type Browser, chromium } from '@playwright/test'
import { chromiumArguments, chromiumPath } from '#bin/verify/chromium.ts'

export const openBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArguments(), ...more] })
