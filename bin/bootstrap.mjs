// Runs on the machine's own Node (20 or later) before anything is installed, so it has no
// dependencies: it installs the packages when they are missing or stale, then hands over to the
// pinned Node. Usage: node bin/bootstrap.mjs <script.ts> [arguments]
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const programs = join(root, 'node_modules', '.bin')
const stamp = join(root, 'node_modules', '.chartside-installed')

function fail(...lines) {
  console.error(['', ...lines, ''].join('\n'))
  process.exit(1)
}

/** What the installed packages follow from. */
function installFingerprint() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
  for (const file of ['package-lock.json', '.npmrc']) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

const isInstalled = () =>
  existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === installFingerprint()

/** `npm ci` removes node_modules first and the stamp with it: an interrupted install is redone. */
async function install() {
  console.error('Installing packages (npm ci) …')
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  const ticking = setInterval(() => console.error(`  … installing, ${seconds()} s`), 5000)
  const npm = spawn('npm', ['ci', '--include=dev', '--loglevel=error', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 2, 2], // what a command prints may be read by another program,
  })
  const code = await new Promise((resolve) => {
    npm.on('error', (error) => fail(`npm could not be started: ${error.message}`))
    npm.on('exit', resolve)
  })
  clearInterval(ticking)
  if (code !== 0) fail(`npm ci failed (exit ${code}). Its message is above; nothing was started.`)
  writeFileSync(stamp, `${installFingerprint()}\n`)
  console.error(`✓ packages installed (${seconds()} s)`)
}

/** @returns path of the pinned Node, after asking it for its version */
function pinnedNode() {
  const node = join(programs, 'node')
  const asked = spawnSync(node, ['--version'], { encoding: 'utf8' })
  const [major = 0, minor = 0] = (asked.stdout ?? '').replace('v', '').split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return node
  return fail(
    'The pinned Node is not in node_modules: its install script did not run.',
    'Run it with:  npm rebuild node --ignore-scripts=false',
  )
}

/** Without exec in Node 20 this process stays, passes signals on and takes over the exit code. */
function handOver(node, parameters) {
  const child = spawn(node, ['--conditions=react-server', ...parameters], {
    cwd: root,
    // The channel tells the script when this process is gone, even by SIGKILL.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH}` },
  })
  process.on('SIGINT', () => {}) // the terminal sends Ctrl+C to the script as well
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(error.message))
  child.on('exit', (code, signal) =>
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)),
  )
}

if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Chartside needs Node 20 or later to install itself; this is ${process.version}.`)
if (!isInstalled()) await install()
handOver(pinnedNode(), process.argv.slice(2))
