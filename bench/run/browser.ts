import { type Browser, chromium } from '@playwright/test'
import { chromiumArguments, chromiumPath } from '#bin/verify/chromium.ts'

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArguments()] })
