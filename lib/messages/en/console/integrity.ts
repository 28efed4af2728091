export default {
  title: 'Integrity',
  lead: 'Whether the trail is as it was written.',
  sealed: 'Sealed to record {size, number}',
  notSealed: 'Nothing is sealed yet',
  lag: '{records, plural, =0 {No record waits} one {# record waits} other {# records wait}} to be sealed',
  late: 'A record has waited since {time}. Sealing takes a minute; look at the worker’s log.',
  head: 'Signed head',
  number: 'Number {number, number}, sealed ',
  outside: 'Copies outside the database',
  noSink:
    'No copy has been confirmed outside the database. Only such a copy can show that the newest records were cut off.',
  sink: 'Place',
  upTo: 'Up to record',
  confirmed: 'Confirmed',
  waiting: 'Heads waiting',
  onlyThis: 'Only a copy outside can show that the newest records were cut off.',
  check: 'Last full check',
  checked: '{records, number} records, {leaves, number} sealed, {heads, number} signed heads',
  good: 'As it was written',
  bad: '{faults, plural, one {# fault} other {# faults}} found',
  unfinished:
    '{count, plural, one {# access has} other {# accesses have}} no outcome: the process died in between. That is no fault.',
  never: 'The whole trail has not been checked from here yet.',
  verify: 'Verify now',
  verifying:
    'Reads every record, chain, tree and signed head, of every organization here. That you asked is on the trail.',
  underWay: 'The whole trail is being checked',
  ofAbout: 'of about {total, number} records',
  interrupted: 'The last check was interrupted before its end. It found nothing out; verify again.',
  unavailable:
    'The last check could not be done: the trail, or a copy outside, could not be read. Look at the worker’s log.',
  alone: 'Checking it without us',
  aloneLead:
    'On the machine of the database the operator runs the same check; a customer checks an export with one file that needs no database and none of our code.',
  keys: 'Public keys of this organization’s heads',
} as const
