import type { Runner } from './test-count.ts'

export type Command = readonly [program: string, ...args: string[]]

export type Step = {
  readonly id: string
  readonly title: string
  /** Part of `npm run check`. */
  readonly isFast: boolean
  /** Run one after the other; the first that fails ends the step. */
  readonly commands: readonly Command[]
  /** The line with which the runner closes its output. */
  readonly closing: RegExp
  /** Said for a runner that closes without a word. */
  readonly silentClosing?: string
  readonly tests?: Runner
  readonly limitMinutes: number
}

/** Where the runner of a step leaves its machine-readable report. */
export type ReportFile = (step: Pick<Step, 'id'>) => string

const vitest = (id: string, report: ReportFile): Command => [
  ...(['vitest', 'run', '--project', id] as const),
  ...['--reporter=default', '--reporter=json', `--outputFile.json=${report({ id })}`],
]

const TESTS_LINE = /^\s*Tests\s+\d.*/m
const NEVER = /(?!)/

/** Everything `npm test` runs, in this order. */
export const steps = (report: ReportFile): readonly Step[] => [
  {
    id: 'lint',
    title: 'format and lint',
    isFast: true,
    commands: [['biome', 'check', '.']],
    closing: /^Checked \d+ files.*/m,
    limitMinutes: 5,
  },
  {
    id: 'types',
    title: 'types',
    isFast: true,
    commands: [
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ],
    closing: NEVER,
    silentClosing: 'no type errors',
    limitMinutes: 5,
  },
  {
    id: 'pure',
    title: 'pure types',
    isFast: true,
    commands: [['tsc', '-p', 'tsconfig.pure.json']],
    closing: NEVER,
    silentClosing: 'no type errors in the pure rooms',
    limitMinutes: 5,
  },
  {
    id: 'unit',
    title: 'unit and property tests',
    isFast: true,
    commands: [vitest('unit', report)],
    closing: TESTS_LINE,
    tests: 'vitest',
    limitMinutes: 10,
  },
  {
    id: 'postgres',
    title: 'contract tests on PostgreSQL',
    isFast: false,
    commands: [vitest('postgres', report)],
    closing: TESTS_LINE,
    tests: 'vitest',
    limitMinutes: 10,
  },
  {
    id: 'speech',
    title: 'speech that is really recognised',
    isFast: false,
    commands: [['node', 'bin/ensure-speech.ts'], vitest('speech', report)],
    closing: TESTS_LINE,
    tests: 'vitest',
    limitMinutes: 10,
  },
  {
    id: 'unused',
    title: 'unused files, exports and packages',
    isFast: true,
    commands: [['knip']],
    closing: NEVER,
    silentClosing: 'nothing unused',
    limitMinutes: 5,
  },
  {
    id: 'build',
    title: 'production build',
    isFast: false,
    commands: [['node', '--conditions=react-server', 'bin/build.ts']],
    closing: /^.*Compiled successfully.*/m,
    limitMinutes: 15,
  },
  {
    id: 'faults',
    title: 'faults with real processes',
    isFast: false,
    commands: [['node', '--conditions=react-server', 'bin/faults.ts', '--short']],
    closing: /^\d+ runs, .*/m,
    limitMinutes: 15,
  },
  {
    id: 'e2e',
    title: 'end-to-end tests',
    isFast: false,
    commands: [
      ['node', 'bin/ensure-chromium.ts'],
      ['node', 'bin/ensure-speech.ts'],
      ['playwright', 'test', '--reporter=list,json'],
    ],
    closing: /^\s*\d+ (passed|failed)\b.*/m,
    tests: 'playwright',
    limitMinutes: 30,
  },
]
