export default {
  back: 'Back to your own note',
  writtenBy: 'Written and signed by <b>{name}</b>, <time></time>',
  text: 'Text of the preliminary note',
  signed: 'Co-signed by you',
  standing: {
    awaiting: 'Preliminary',
    returned: 'Returned to its author',
    closed: 'Not to be co-signed any more',
  },
  asked: 'You are asked to co-sign it.',
  askedAnybody: 'Any clinician here but its author may co-sign it.',
  returnedWhy: '{name}: {reason}',
  statement: 'Your statement (optional)',
  statementHint:
    'Stands in the note below your co-signature, such as what you saw and did yourself.',
  bar: {
    granted: 'Not co-signed yet.',
    'not-granted': '{ehr} did not grant filing notes. Co-sign it in the EHR.',
    'not-offered': '{ehr} takes no co-signature from an app. Co-sign it in the EHR.',
    closed: 'Nothing is left to do here.',
  },
  return: 'Return…',
  review: 'Review and co-sign',
  preparing: 'Preparing…',
  returning: {
    title: 'Return the note to its author',
    lead: 'The note stays preliminary. {name} finds it among the unfinished work, with your reason, and can correct it.',
    reason: 'What is to change',
    reasonHint: 'Shown to the author; it is not sent to the EHR.',
    submit: 'Return it',
  },
} as const
