// `npm run screenshots`: a PNG of every screen and state, in every size and theme, in screenshots/.
import { spawnSync } from 'node:child_process'

const commands = [
  ['node', 'bin/ensure-chromium.ts'],
  ['playwright', 'test', '--config', 'screenshots.config.ts', ...process.argv.slice(2)],
] as const

for (const [program, ...args] of commands) {
  const { status } = spawnSync(program, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
