export default {
  title: 'Exports',
  lead: 'The sealed records of this organization as a signed package: records with their proofs, a CSV for spreadsheets, FHIR AuditEvents, the signed head and a signed list of the files.',
  make: 'Export',
  making: 'Large trails take a while; the download begins when the package is signed.',
  nothing: 'Nothing of this organization is sealed yet. A new record is sealed within a minute.',
  how: 'How to check it alone',
  howLead:
    'Unpack it and run the verifier, one file that needs Node and nothing else, with the public key that you got in another way than the export:',
  key: 'Public key',
  empty: 'Without a patient: everybody. Without days: from the beginning, up to the end.',
  outside: 'It goes to somebody outside',
  outsideLead:
    'Say to whom and what for, and it is put into the accounting of disclosures before it is sent.',
  wrongRecipient:
    'Nothing was exported: what goes outside needs to whom and what for, in three letters at least.',
  described: 'Audit trail: who was at the record, when, and what was done',
  all: 'An export of everything also shows that nothing was left out.',
} as const
