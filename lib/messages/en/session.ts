export default {
  menu: 'Session: {user}, lock or end',
  connected: 'Connected to {ehr}',
  lockNow: 'Lock now',
  lockHint: 'Signing in again brings you back to this patient.',
  end: 'End session',
  endHint: 'The EHR’s session of this page is given back. Drafts are kept.',
  warning: {
    label: 'Session',
    locks: 'Locks in {seconds, number} s',
    why: 'Nobody has used this page for a while. The draft is kept.',
    stay: 'Stay',
    announce: 'This page locks in {seconds, number} seconds. Press any key to stay.',
    ends: 'The session ends at <time></time>',
    endsWhy:
      'It ends then whatever happens; drafts are kept. Sign what is ready, or open the chart again afterwards.',
    understood: 'Understood',
  },
  window: {
    opening: {
      title: 'Opening the visit…',
      lead: 'This window takes up the visit that was open beside the chart.',
    },
    elsewhere: {
      title: 'This visit is open in a window of its own',
      lead: 'Write, record and sign there. When you are done, go on here: everything is saved.',
    },
    failed: {
      title: 'This window could not take up the visit',
      lead: 'The way from the EHR’s page works once and for a minute only. Close this window and choose it there again.',
    },
    here: 'Go on here',
  },
  locked: {
    kicker: {
      idle: 'Locked <time></time>, after {minutes, number} minutes without input',
      user: 'Locked <time></time>',
      locked: 'Locked',
      left: 'Session ended <time></time>',
      limit: 'Session ended <time></time>, at its time limit',
      ended: 'Session ended',
      missing: 'No open session here',
    },
    title: {
      kept: 'Your draft is kept',
      missing: 'Open the chart again',
      waiting: 'Your last changes are not saved yet',
      lost: 'Your last changes could not be saved',
    },
    savedAt: 'Last saved <time></time>.',
    lead: {
      locked:
        'The draft is stored encrypted and opens again for {user} and this patient only. A note you signed goes on being filed.',
      ended:
        'The draft is stored encrypted and opens again for {user} and this patient only. A note you signed that is not filed yet is sent when you are back.',
      missing: 'This page needs a session that this browser does not have, or has no longer.',
    },
    unsaved: {
      waiting:
        'Only this page has them, out of sight, until Chartside can be reached. Leave it open: they are saved as soon as that works, and then you can sign in again.',
      lost: 'What you wrote after the last save is gone. The draft as it was last saved opens again for {user} and this patient only.',
    },
    you: 'you',
    initials: 'Patient’s initials {initials}',
    signInAgain: 'Sign in again',
    howElse: 'Or open Chartside from the patient’s chart in {ehr}.',
    howOnly: 'Open Chartside from the patient’s chart in {ehr}.',
    theEhr: 'the EHR',
    endsAt: 'The session ends at <time></time> whatever happens; the draft stays.',
    foot: 'Only initials are shown while locked.',
  },
  other: {
    label: 'Another patient',
    opened:
      'Another chart was opened in this browser at <time></time>. This page is still <patient></patient>.',
    dismiss: 'Understood',
  },
} as const
