// Brings the database to the schema of this version. `npm start` does it by itself; by hand it is
// for a database of one's own:  DATABASE_OWNER_URL=postgres://… npm run migrate
import { migrate } from '#lib/db/migrate.ts'
import { besideRunningStart } from './supervise/running-start.ts'

const environment = besideRunningStart(process.env, process.cwd())
const ownerUrl = environment.DATABASE_OWNER_URL ?? environment.DATABASE_URL
if (!ownerUrl) {
  console.error(
    'Set DATABASE_OWNER_URL, or start Chartside: it brings its database up to date itself.',
  )
  process.exit(1)
}
const { applied } = await migrate({ ownerUrl, log: console.log })
console.log(`${applied.length} migrations applied`)
