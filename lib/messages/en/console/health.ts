export default {
  title: 'Health',
  lead: 'Whether the parts of Chartside work and the EHRs answer, asked now. No patient is in it; asking is on the trail.',
  system: 'Chartside',
  database: 'Database',
  answers: 'answers in {ms, number} ms',
  databaseFacts: 'PostgreSQL {version}, {size}, schema {schema}',
  worker: 'Worker',
  waiting:
    '{waiting, plural, =0 {nothing is due} one {# job is due, not for long} other {# jobs are due, none for long}}',
  behind:
    'stands still: {waiting, plural, one {# job is due} other {# jobs are due}}, the first since {time}',
  later: '{later, plural, =0 {Nothing} one {# job} other {# jobs}} planned for later',
  givenUp:
    '{jobs, plural, one {# job was} other {# jobs were}} tried as often as may be, and left; the worker’s log says why',
  sealer: 'Sealer',
  outside: 'Copies of heads',
  anchored: 'last confirmed {time}',
  noAnchor: 'no place outside the database has confirmed one',
  disk: 'Disk of this process',
  free: '{free} of {all} free',
  versions: 'Versions',
  versionFacts: 'Chartside {version}, Node {node}',
  ehrs: 'EHRs of this organization',
  ehrAnswers: 'says how apps sign in, in {ms, number} ms',
  ehrFails: 'does not: {code}, after {ms, number} ms',
} as const
