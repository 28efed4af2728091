// Part of `npm test`: the browser that the end-to-end tests drive.
import { Refusal } from './process/refusal.ts'
import { ensureChromium } from './verify/chromium.ts'

try {
  ensureChromium()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exit(1)
}
