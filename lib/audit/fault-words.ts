import type { ChainFault } from './verify-chain.ts'

/** A fault of a chain, or between the chains of one process's runs. */
export type TrailFault = ChainFault | 'previous-head-missing' | 'purge-unproven'

/** What each fault means, for whoever has to find out what happened. */
export const faultWords: Readonly<Record<TrailFault, string>> = {
  'record-missing': 'the record before this one is gone',
  'link-broken': 'it does not follow the record before it: something was inserted or reordered',
  'body-changed': 'its text is not the text that was recorded',
  'mac-wrong': 'it was not made with the key that the application holds outside the database',
  'mac-key-unknown': 'it names a key that is not among the audit keys at hand',
  'leaf-differs': 'the sealed tree holds another text in its place',
  unsealed: 'it is not sealed although what was committed after it is: it was put in later',
  'column-changed': 'a searchable column says something else than the record',
  'body-unreadable': 'its text is not a record',
  'previous-head-missing': 'the end of an earlier run, which this run started from, is gone',
  'purge-unproven': 'its month is gone, and no record of the trail says that it was removed',
}
