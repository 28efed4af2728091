// Plain texts without placeholders: the page that shows them can rely on nothing else.
export default {
  kicker: 'Something went wrong in Chartside itself',
  title: 'This page could not be drawn',
  lead: 'Nothing was sent to the EHR by this. A note you typed was saved, or is kept on this device, and comes back when the page opens again.',
  again: 'Try again',
  forSupport: 'For support, error id',
  noPage: 'There is no such page',
  noPageLead: 'The address is not one of Chartside’s. Open Chartside from the chart.',
} as const
