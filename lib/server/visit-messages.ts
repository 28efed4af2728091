import 'server-only'
import { compiledMessages } from '#lib/messages/compile-messages.ts'

const {
  aids,
  amend,
  appError,
  breakGlass,
  capture,
  chart,
  coSign,
  evidence,
  filing,
  modelDraft,
  note,
  print,
  session,
  shell,
  visit,
  worklist,
} = compiledMessages

/** The words that the visit's page needs; nothing else is sent to the browser. */
export const visitMessages = {
  aids,
  amend,
  appError,
  capture,
  chart,
  coSign,
  evidence,
  filing,
  modelDraft,
  note,
  session,
  shell,
  visit,
}

/** The words before a restricted chart. */
export const gateMessages = { appError, breakGlass, shell }

/** The words of the page that a note is printed from. */
export const printMessages = { print, shell }

/** The words of the list of unfinished work; types of notes are named as in the visit. */
export const worklistMessages = { worklist, shell, note }
