import { execFileSync, spawnSync } from 'node:child_process'

const succeeds = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0

/** What to put before a command that needs root; undefined when this user cannot be root. */
function elevation(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return []
  return succeeds('sudo', '-n', 'true') ? ['sudo', '-n'] : undefined
}

/** Installs Debian packages where this user may; does nothing elsewhere. */
export function installDebian(what: string, packages: readonly string[]): void {
  const before = elevation()
  if (!before || !succeeds('apt-get', '--version')) return
  const run = (...command: string[]) => {
    const [program = '', ...args] = [...before, ...command]
    execFileSync(program, args, { stdio: 'inherit' })
  }
  console.log(`Installing ${what} (apt-get) …`)
  run('apt-get', 'update', '-q')
  const install = ['apt-get', 'install', '-qy', '--no-install-recommends', ...packages]
  run('env', 'DEBIAN_FRONTEND=noninteractive', ...install)
}
