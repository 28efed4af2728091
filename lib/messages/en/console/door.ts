export default {
  signIn: {
    title: 'Audit console',
    lead: 'For privacy officers, auditors and administrators. Your organization signs you in; what you look at here is on the audit trail too.',
    through: 'Sign in through {provider}',
    off: 'The console is not set up here',
    offLead:
      'It opens when an administrator names the organization’s sign-in in console.json; the documentation says how.',
    ended: 'Your session is over',
    endedLead:
      'It ends when nobody uses it for {minutes, number} minutes, when it is {hours, number} hours old, or when you sign out. Nothing is lost.',
    signedOut: 'You are signed out of the console',
    signedOutLead: 'Your organization’s sign-in may still know you in this browser.',
    alsoThere: 'Sign out of {provider} too',
    again: 'Sign in again',
  },
  problem: {
    kicker: 'Not signed in',
    title: 'The console was not opened',
    code: 'Code {code}',
    reference: 'Reference {reference}',
  },
  forbidden: {
    kicker: 'Not shown',
    title: 'Your role does not include this page',
    lead: 'It needs the role {roles} in this organization. That you asked is on the audit trail.',
    back: 'To what your role includes',
  },
  missing: {
    title: 'There is no such record here',
    lead: 'It may belong to another organization, or the address is not complete.',
  },
} as const
