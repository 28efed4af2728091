'use server'

import { aidActions } from '#lib/server/aid-actions.ts'
import { breakGlassActions } from '#lib/server/break-glass-actions.ts'
import { coSignActions } from '#lib/server/co-sign-actions.ts'
import { filingActions } from '#lib/server/filing-actions.ts'
import { noteActions } from '#lib/server/note-actions.ts'
import { recordingActions } from '#lib/server/recording-actions.ts'
import { sessionActions } from '#lib/server/session-actions.ts'

// The entries that a browser can call, all of them. What stands before each is in protectedAction.

export const createNote = noteActions.create
export const saveNote = noteActions.save
export const draftNote = noteActions.draft
export const amendNote = noteActions.amend
export const instructPatient = noteActions.instruct
export const discardAmendment = noteActions.discardAmendment
export const voidNote = noteActions.void
export const reviewNote = noteActions.review
export const approveNote = noteActions.approve
export const reviewCoSign = coSignActions.review
export const coSignNote = coSignActions.sign
export const returnCoSign = coSignActions.giveBack
export const decideFiling = filingActions.decide
export const acceptRecord = filingActions.accept
export const dismissFiling = filingActions.dismiss
export const openRestrictedChart = breakGlassActions.open
export const answerConsent = recordingActions.answer
export const markRecording = recordingActions.mark
export const transcribeRecording = recordingActions.transcribe
export const abandonRecording = recordingActions.abandon
export const withdrawConsent = recordingActions.withdraw
export const keepAid = aidActions.keep
export const readEarlierNote = aidActions.readEarlierNote
export const printInstructions = aidActions.printInstructions
export const removeAid = aidActions.remove
export const lockSession = sessionActions.lock
export const endSession = sessionActions.end
export const openWindow = sessionActions.openWindow
