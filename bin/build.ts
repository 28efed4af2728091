// `npm run build`: the production build, noted as fresh so that a start does not build it again.
import { Refusal } from './process/refusal.ts'
import { buildApp } from './supervise/build.ts'

try {
  const { signal } = new AbortController()
  await buildApp(process.cwd(), { output: 'show', signal })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exit(1)
}
