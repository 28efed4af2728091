export default {
  title: 'Signals',
  lead: 'What stands out in the trail of the last {days, number} days. A signal is a reason to look, not an accusation; most have a good explanation. Each is reviewed once.',
  none: 'Nothing stands out.',
  cut: 'Only the newest {most, number} of each kind are shown.',
  show: 'Show these accesses',
  person: 'Person',
  patient: 'Patient',
  why: 'Why it is here',
  rule: {
    'without-visit': 'Looked at without a visit',
    returning: 'Came back to a chart',
    'restricted-unwritten': 'Restricted chart, nothing written',
    'many-patients': 'Many patients in a day',
    'unusual-hour': 'Unusual hour',
  },
  because: {
    'without-visit':
      'On {date} opened {count, plural, one {once} other {# times}} with no visit named by the EHR, and nothing was written.',
    returning: 'On {count, number} days, the last {date}, and nothing was ever written.',
    'restricted-unwritten':
      'On {date} opened for a stated reason {count, plural, one {once} other {# times}}, and nothing was written. The reason is under Break-glass.',
    'many-patients':
      '{count, number} patients on {date}; on this person’s own days of the {days, number} before it was {usual, number} on average.',
    'unusual-hour':
      'On {date} at {count, number}:00 to {count, number}:59; at no hour near it in the {days, number} days before.',
  },
  rules: 'What is looked for',
  when: {
    'without-visit':
      'A chart was looked at in a launch for which the EHR named no visit, and in it no note was begun.',
    returning:
      'One person looked at one chart on {returningDays, number} days or more, and never began a note about this patient.',
    'restricted-unwritten':
      'A restricted chart was opened for a stated reason, and no note was begun.',
    'many-patients':
      '{manyPatients, number} patients or more in a day, and more than {deviations, number} standard deviations above this person’s own days of the last {usualDays, number}. At least {knownDays, number} such days must be known.',
    'unusual-hour':
      'At an hour of the day at which, with the hours beside it, this person was not there in {usualDays, number} days. At least {knownDays, number} of them must be known.',
  },
  cannot:
    'The trail holds ids and no names, so it cannot say whether somebody looked at a relative, a colleague or their own record. Looking at work of others without writing, such as for a second opinion, is a signal here too: that is for the review to find.',
} as const
