import 'server-only'
import { type RawBuilder, sql } from 'kysely'
import { type AccessSignals, type SignalRule, signalLimits } from '#lib/audit/access-signal.ts'
import type { EhrId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { EHR_OF_BODY } from './access-conditions.ts'

export type SignalRow = {
  readonly user_url: string
  readonly ehr_id: EhrId | null
  readonly patient: string | null
  readonly day: string
  readonly last_at: Instant
  readonly count: string
  readonly usual: string | null
}

type Query = Parameters<AccessSignals['found']>[1]
type Rows = RawBuilder<SignalRow>

const LOOKING = ['visit.open', 'chart.read', 'chart.search']
const WRITING = [
  'note.create',
  'note.save',
  'note.draft',
  'note.model-draft',
  'note.approve',
  'note.amend',
  'note.instruct',
  'note.void',
]

const { days, usualDays, knownDays, returningDays, manyPatients, deviations } = signalLimits

/** Each rule as a question to the trail; the newest first. */
export const signalQueries = (
  query: Query,
): readonly { readonly rule: SignalRule; readonly rows: Rows }[] => [
  { rule: 'without-visit', rows: withoutVisit(query) },
  { rule: 'returning', rows: returning(query) },
  { rule: 'restricted-unwritten', rows: restrictedUnwritten(query) },
  { rule: 'many-patients', rows: manyPatientsInADay(query) },
  { rule: 'unusual-hour', rows: unusualHour(query) },
]

const within = ({ tenant, until }: Query, back: number) => sql`
  e.tenant = ${tenant} and e.at < ${until}::timestamptz
    and e.at >= ${until}::timestamptz - make_interval(days => ${back})`

const looking = sql`e.phase = 'intent' and e.action = any(${LOOKING}::text[])`
/** An opening that was refused opened nothing. */
const breaking = sql`e.action = 'break-glass.open' and e.result = 'done'`

/** Where a user looked, with the day and the hour that a clock there showed. */
const looked = (query: Query, back: number, how: RawBuilder<unknown> = looking) => sql`
  looked as (
    select e.user_url, ${EHR_OF_BODY} as ehr_id, e.patient, e.launch_id, e.at,
      to_char(e.at at time zone ${query.zone}, 'YYYY-MM-DD') as day,
      extract(hour from e.at at time zone ${query.zone})::int as hour,
      strpos(e.body, '"encounter":null') > 0 as has_no_visit
    from audit_event as e
    where ${within(query, back)} and ${how}
      and e.user_url is not null and e.patient is not null)`

/** Launches in which something was written. */
const wrote = (query: Query, back: number) => sql`
  wrote as (
    select distinct e.launch_id from audit_event as e
    where ${within(query, back)} and e.phase = 'intent' and e.action = any(${WRITING}::text[]))`

const unwritten = sql`not exists (select from wrote where wrote.launch_id = looked.launch_id)`

const withoutVisit = (query: Query): Rows => sql`
  with ${looked(query, days)}, ${wrote(query, days)}
  select user_url, ehr_id, patient, day, max(at) as last_at, count(distinct launch_id) as count,
    null as usual
  from looked where has_no_visit and ${unwritten}
  group by 1, 2, 3, 4 order by last_at desc limit ${query.limit}`

const returning = (query: Query): Rows => sql`
  with ${looked(query, days)}, ${wrote(query, days)}
  select user_url, ehr_id, patient, max(day) as day, max(at) as last_at,
    count(distinct day) as count, null as usual
  from looked group by 1, 2, 3
  having count(distinct day) >= ${returningDays}::int and bool_and(${unwritten})
  order by last_at desc limit ${query.limit}`

const restrictedUnwritten = (query: Query): Rows => sql`
  with ${looked(query, days, breaking)}, ${wrote(query, days)}
  select user_url, ehr_id, patient, day, max(at) as last_at, count(*) as count, null as usual
  from looked where ${unwritten}
  group by 1, 2, 3, 4 order by last_at desc limit ${query.limit}`

/** Compared with the user's own days before, never with other people's. */
const manyPatientsInADay = (query: Query): Rows => sql`
  with ${looked(query, days + usualDays)},
  daily as (
    select user_url, day, max(at) as last_at, count(distinct (ehr_id, patient)) as patients
    from looked group by 1, 2),
  compared as (
    select *, count(*) over before as known, avg(patients) over before as mean,
      coalesce(stddev_samp(patients) over before, 0) as deviation
    from daily window before as (partition by user_url order by day::date
      range between make_interval(days => ${usualDays}) preceding and interval '1 day' preceding))
  select user_url, null as ehr_id, null as patient, day, last_at, patients as count,
    round(mean, 1) as usual
  from compared
  where known >= ${knownDays}::int and patients >= ${manyPatients}::int
    and patients > mean + ${deviations}::int * greatest(deviation, 1)
    and last_at >= ${query.until}::timestamptz - make_interval(days => ${days})
  order by last_at desc limit ${query.limit}`

/** An hour of the clock, and those beside it, in which the user was on none of the days before. */
const unusualHour = (query: Query): Rows => sql`
  with ${looked(query, days + usualDays)},
  hourly as (
    select user_url, day::date as day, hour, max(at) as last_at from looked group by 1, 2, 3)
  select * from (
    select distinct on (now.user_url, now.day) now.user_url, null as ehr_id, null as patient,
      now.day::text as day, now.last_at, now.hour as count, null as usual
    from hourly as now
  where now.last_at >= ${query.until}::timestamptz - make_interval(days => ${days})
    and (select count(distinct known.day) from hourly as known
      where known.user_url = now.user_url and known.day < now.day
        and known.day >= now.day - ${usualDays}::int) >= ${knownDays}::int
    and not exists (select from hourly as known
      where known.user_url = now.user_url and known.day < now.day
        and known.day >= now.day - ${usualDays}::int
        and (known.hour - now.hour + 24) % 24 in (0, 1, 23))
    order by now.user_url, now.day, now.last_at desc) as found
  order by last_at desc limit ${query.limit}`
