import action from './filing/action.ts'
import region from './filing/region.ts'
import sign from './filing/sign.ts'

export default {
  sign,
  region,
  activity: {
    title: 'Activity, this visit',
    none: 'Nothing recorded yet.',
    trail: 'Audit trail of this patient',
    worklist: 'Your unfinished work',
    times: '{count, number} times',
  },
  trail: {
    label: 'Audit trail, newest first',
    time: 'Time',
    action: 'Action',
    what: 'What',
    outcome: 'Outcome',
    launch: 'Launch',
    shown: '{shown, number} of {total, number} shown',
    notDone: '{count, plural, one {# not done} other {# not done}}',
    showMore: 'Show more',
    none: 'Nothing recorded yet.',
  },
  outcome: {
    done: 'Done',
    refused: 'Refused',
    failed: 'Failed',
    unknown: 'Not known',
    none: 'No outcome recorded',
    now: 'Being read now',
  },
  action,
} as const
