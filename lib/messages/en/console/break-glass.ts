export default {
  title: 'Break-glass openings',
  lead: 'Restricted charts that somebody opened for a stated reason. Each is reviewed once.',
  waiting:
    '{count, plural, =0 {None waits for review} one {# waits for review} other {# wait for review}}',
  none: 'No restricted chart was opened.',
  opened: 'Opened',
  person: 'Person',
  patient: 'Patient',
  reason: 'Reason given',
  until: 'until {time}',
  review: 'Review',
  found: 'Found',
  comment: 'Why',
  keep: 'Keep the review',
  reasonCode: {
    ETREAT: 'Emergency treatment',
    TREAT: 'Treatment',
    COC: 'Coordination of care',
    PATRQT: 'The patient asked',
    OTHER: 'Other',
  },
  outcome: {
    justified: 'Justified',
    'not-justified': 'Not justified',
    'follow-up': 'To follow up',
  },
} as const
