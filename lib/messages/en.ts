import aids from './en/aids.ts'
import amend from './en/amend.ts'
import appError from './en/app-error.ts'
import breakGlass from './en/break-glass.ts'
import capture from './en/capture.ts'
import chart from './en/chart.ts'
import coSign from './en/co-sign.ts'
import console from './en/console.ts'
import evidence from './en/evidence.ts'
import filing from './en/filing.ts'
import launch from './en/launch.ts'
import modelDraft from './en/model-draft.ts'
import note from './en/note.ts'
import print from './en/print.ts'
import session from './en/session.ts'
import shell from './en/shell.ts'
import visit from './en/visit.ts'
import worklist from './en/worklist.ts'

/** Every string that people read, by room. The type of the catalogue comes from here. */
const en = {
  aids,
  amend,
  appError,
  breakGlass,
  capture,
  chart,
  coSign,
  console,
  evidence,
  filing,
  launch,
  modelDraft,
  note,
  print,
  session,
  shell,
  visit,
  worklist,
} as const

export default en
export type Messages = typeof en
