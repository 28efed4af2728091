export default {
  kicker: '{ehr} marks this chart as restricted',
  title: 'Say why you open this chart',
  lead: 'Nothing of the chart has been shown. With a reason it opens to you for 60 minutes. Your name, the time and the reason are recorded, and the privacy officer reviews every opening.',
  purpose: 'Purpose',
  code: {
    ETREAT: 'Emergency treatment',
    TREAT: 'Treatment: I take part in this patient’s care',
    COC: 'Coordination of care',
    PATRQT: 'The patient asked for it',
    OTHER: 'Another purpose',
  },
  reason: 'Reason, in your own words',
  reasonHint: 'Read by the privacy officer only.',
  open: 'Open the chart',
  opening: 'Opening…',
  leave: 'Leave it closed',
} as const
