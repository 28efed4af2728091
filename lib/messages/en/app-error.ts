import type { AppErrorCode } from '#lib/kernel/app-error.ts'

/**
 * What the person at the screen is told of each failure: what happened, then what to do. No patient
 * data.
 */
export default {
  // Launch
  LAUNCH_REQUEST_INVALID:
    'The EHR’s launch request is not one Chartside understands. Open Chartside from the patient’s chart again; if it happens again, give the code to the EHR team.',
  LAUNCH_ISSUER_UNKNOWN:
    'This EHR is not registered with Chartside, so nothing was sent to it. Ask the administrator to add its entry.',
  LAUNCH_STORAGE_BLOCKED:
    'The browser blocks storage for apps inside the EHR page. Open Chartside in its own window; you stay on this patient.',
  LAUNCH_COOKIES_OFF:
    'The browser blocks all cookies, so Chartside cannot keep your session. Allow cookies for this site, then open the chart again.',
  LAUNCH_STATE_INVALID:
    'This sign-in was already used or took longer than 10 minutes. Open Chartside from the chart again.',
  LAUNCH_BROWSER_MISMATCH:
    'This sign-in was started in another browser or window. Open Chartside from the chart again, here.',
  LAUNCH_ISSUER_MISMATCH:
    'The answer came from another EHR than the one asked, so it was not used. Open Chartside from the chart again.',
  LAUNCH_DENIED:
    'The EHR did not allow Chartside to open this chart. Open it again and allow access, or ask the EHR team for the right.',
  LAUNCH_REFUSED_BY_EHR:
    'The EHR ended the sign-in with an error. Open Chartside from the chart again.',
  LAUNCH_PATIENT_MISSING:
    'The EHR opened Chartside without a patient. Choose a patient in the EHR, then open Chartside from the chart.',
  DISCOVERY_FAILED: 'The EHR’s sign-in service does not answer. Try again in a moment.',
  DISCOVERY_UNTRUSTED:
    'The EHR’s sign-in service names addresses that are not registered, so nothing was sent. Give the code to the EHR team.',
  TOKEN_REFUSED:
    'The EHR did not accept the sign-in. Open Chartside from the chart again; if it happens again, give the code to the EHR team.',
  ID_TOKEN_INVALID:
    'The EHR’s proof of who you are could not be verified, so the chart was not opened. Give the code to the EHR team.',
  // Session
  SESSION_MISSING:
    'There is no open session here. Open Chartside from the chart again; drafts are kept.',
  SESSION_LOCKED:
    'Locked because nobody used it for a while. The draft is kept. Sign in again to go on.',
  SESSION_ENDED:
    'The EHR’s session has ended. The draft is kept. Open Chartside from the chart again.',
  // Console
  CONSOLE_OFF:
    'The console is not set up here. An administrator names the organization’s sign-in in console.json; the documentation says how.',
  SIGN_IN_INVALID:
    'This sign-in was already used, took longer than 10 minutes, or was begun in another browser. Sign in again.',
  SIGN_IN_REFUSED: 'Your organization’s sign-in did not let you in. Sign in again, or ask there.',
  SIGN_IN_UNPROVEN:
    'The proof of who you are could not be verified, so nothing was opened. Give the code to whoever runs your organization’s sign-in.',
  IDENTITY_PROVIDER_UNAVAILABLE:
    'Your organization’s sign-in does not answer. Try again in a moment.',
  ROLE_MISSING:
    'Your role does not include this. Whoever runs your organization’s sign-in can give you the role.',
  // Requests
  ORIGIN_REFUSED: 'The request did not come from Chartside’s own page and was refused.',
  REQUEST_INVALID: 'The request was not understood. Reload the page; the draft is kept.',
  REQUEST_TOO_LARGE:
    'This is more text than Chartside takes at once. Shorten it; nothing was saved.',
  PATIENT_MISMATCH:
    'The patient on this page is not the patient of this session. Nothing was done. Close this page and open the chart again.',
  RATE_LIMITED: 'Too many requests in a short time. Wait a moment, then try again.',
  AUDIT_UNAVAILABLE:
    'The audit trail cannot be written, so no patient data is shown or sent. What you typed stays on this page; try again in a moment.',
  AUDIT_TREE_BROKEN:
    'The sealed audit trail in the database is not the one that was signed, so nothing is added to it. Check it with “npm run audit -- verify”.',
  AUDIT_SINK_UNAVAILABLE:
    'The place outside the database that keeps the heads of the audit trail does not answer. It is tried again.',
  AUDIT_RECORD_NOT_FOUND: 'There is no such record on the audit trail of your organization.',
  AUDIT_PURGE_REFUSED:
    'This month of the audit trail has to stay: it is not due, is on hold, or is not yet sealed and shipped.',
  AUDIT_DECISION_GONE: 'This was decided in the meantime, or is not there. Load the page again.',
  BREAK_GLASS_NOT_NEEDED: 'This chart is not restricted. Load the page again.',
  AUDIT_REPORT_TOO_LARGE:
    'This covers more of the trail than can be read while somebody waits. Ask for a shorter time, or export the trail.',
  AUDIT_EXPORT_STOPPED:
    'The download ended before all of it was sent. What was received is not the whole report.',
  BREAK_GLASS_REQUIRED:
    'The EHR marks this chart as restricted. Load the page again and say why you open it.',
  STORE_UNAVAILABLE:
    'Chartside’s database does not answer. What you typed stays on this page; try again in a moment.',
  SERVER_UNREACHABLE:
    'Chartside cannot be reached. What you typed stays on this page; it is saved when the connection is back.',
  UNEXPECTED:
    'Something went wrong in Chartside itself. What you typed stays on this page; reload it, and give the code to support if it happens again.',
  // The EHR's FHIR server
  FHIR_HOST_REFUSED: 'The EHR pointed to an address that is not registered, so it was not read.',
  FHIR_UNREACHABLE: 'The EHR cannot be reached.',
  FHIR_TIMEOUT: 'The EHR did not answer in time.',
  FHIR_UNAUTHORIZED:
    'The EHR no longer accepts this session. The draft is kept. Open Chartside from the chart again.',
  FHIR_FORBIDDEN: 'The EHR did not permit this.',
  FHIR_NOT_FOUND: 'The EHR does not have this record.',
  FHIR_NOT_SUPPORTED: 'This EHR does not offer this.',
  FHIR_BUSY: 'The EHR asks to wait. It is tried again later.',
  FHIR_REFUSED: 'The EHR refused the request.',
  FHIR_SERVER_ERROR: 'The EHR had an error of its own.',
  FHIR_RESPONSE_UNREADABLE: 'The EHR’s answer could not be read.',
  FHIR_RESPONSE_TOO_LARGE: 'The EHR’s answer is larger than Chartside accepts.',
  FHIR_OTHER_PATIENT:
    'The EHR answered with another patient’s record, so nothing of it is shown. Tell the EHR team.',
  // Notes
  NOTE_CONFLICT:
    'This note was changed in another tab or by another launch. Nothing was overwritten; compare the two and choose.',
  NOTE_NOT_FOUND: 'There is no such note for this patient and user.',
  NOTE_HAS_INSTRUCTIONS:
    'This note has patient instructions already, signed here or in another window. Open the note again to see them, and correct those.',
  NOTE_ALREADY_BEGUN:
    'A note of this visit is being written already, here or in another window. Open this visit again to go on with that one first.',
  NOTE_ALREADY_APPROVED: 'This note is already signed. Write an addendum instead.',
  NOTE_EMPTY: 'The note has no text. Write something before signing.',
  NOTE_UNRESOLVED:
    'Some sentences have no evidence. Resolve each one, or give a reason for keeping it.',
  NOTE_CHANGED_SINCE_PREVIEW:
    'The note is not the one you were shown. Look at it again before signing.',
  NOTE_UNCHANGED:
    'Nothing was changed yet. Correct the note before signing, or discard the correction.',
  NOTE_TOO_LARGE: 'The note is larger than this EHR accepts. Shorten it before signing.',
  ATTESTATION_MISSING: 'Confirm that you have read the note before signing.',
  EARLIER_NOTE_UNREADABLE:
    'Nothing can be carried forward from this document: it is not a signed note in force, or its text has no headings. Open it in the EHR.',
  TRANSCRIPT_UNREADABLE:
    'No spoken turns were found in the text. Start each turn with the speaker and a colon, for example “Doctor:”.',
  // Speech recognition
  TRANSCRIBER_OFF:
    'No speech recognition is set up here. Type, or paste what was said; an administrator can name an engine.',
  TRANSCRIBER_NOT_INSTALLED:
    'The speech recognition that was chosen is not installed on the server. Debian: apt-get install pocketsphinx pocketsphinx-en-us.',
  TRANSCRIBER_HOST_REFUSED:
    'The speech recognition points to a host that is not allowed, so no audio was sent. Ask the administrator.',
  TRANSCRIBER_UNAVAILABLE:
    'The speech recognition does not answer. Try again in a moment, or type what was said.',
  TRANSCRIBER_TIMEOUT: 'The speech recognition did not answer in time. Try again in a moment.',
  TRANSCRIBER_REFUSED:
    'The speech recognition did not take the recording. Give the code to the administrator.',
  TRANSCRIBER_ANSWER_UNREADABLE:
    'The answer of the speech recognition could not be read, so nothing of it is used.',
  AUDIO_TOO_LARGE: 'The recording is longer than the speech recognition takes.',
  // Model drafters
  DRAFTER_OFF:
    'No model is set up here, or there is no transcript to draft from. The draft that you have stays.',
  DRAFTER_PATIENT_UNREAD:
    'The patient’s record could not be read, so their name could not be kept back and nothing was sent. The draft that you have stays; try again in a moment.',
  DRAFTER_HOST_REFUSED:
    'The model’s service points to a host that is not allowed, so nothing was sent there. The draft that you have stays; tell the administrator.',
  DRAFTER_UNAVAILABLE:
    'The model’s service does not answer. The draft that you have stays; try again in a moment.',
  DRAFTER_BUSY: 'The model’s service asks to wait. The draft that you have stays; try again later.',
  DRAFTER_TIMEOUT:
    'The model did not finish in time, so nothing of it is used. The draft that you have stays.',
  DRAFTER_REFUSED:
    'The model’s service did not take the request. The draft that you have stays; give the code to the administrator.',
  DRAFTER_ANSWER_UNREADABLE:
    'The model’s answer was cut off or not in the form asked for, so nothing of it is used. The draft that you have stays.',
  DRAFTER_ANSWER_TOO_LARGE:
    'The model’s answer was larger than Chartside takes, so nothing of it is used. The draft that you have stays.',
  // Recordings
  CONSENT_MISSING:
    'There is no consent in force for this recording, so no sound was kept. Ask again, or type.',
  RECORDING_NOT_FOUND: 'There is no such recording for this patient and user.',
  RECORDING_NOT_POSSIBLE:
    'The recording has moved on since this page was drawn. Look at its present state.',
  RECORDING_EMPTY:
    'Nothing of this recording arrived, so there is nothing to transcribe. Type, or record again.',
  SPEECH_NOT_FOUND:
    'No speech was found in this recording. Check the microphone, then type or record again.',
  SOUND_GONE: 'The sound of this moment is no longer kept.',
  AUDIO_CHUNK_INVALID: 'A piece of the recording arrived damaged. It is sent again.',
  AUDIO_CHUNK_DIFFERS:
    'Another piece of the recording is already there in its place, as from a second window. Nothing was overwritten.',
  // Filing
  FILING_NOT_PERMITTED:
    'The EHR did not grant this app the right to file notes. Copy the text into the EHR by hand, or ask the EHR team for the right.',
  FILING_ENCOUNTER_REQUIRED:
    'This EHR files notes only for a visit, and the launch named none. Open Chartside from the visit.',
  FILING_NOT_FOUND: 'There is no such filing for this patient and user.',
  FILING_LOOK_NOT_POSSIBLE:
    'Whether the note arrived is not known, and the EHR does not let it be looked for. Look in the EHR before sending it again.',
  FILING_ACTION_NOT_POSSIBLE:
    'The filing has moved on since this page was drawn. Look at its present state.',
  FILING_NOT_SETTLED:
    'Something signed for this note is not settled in the EHR yet. Amend the note once it is.',
  FILING_SUPERSEDED:
    'This version of the note was replaced or entered in error meanwhile. Open the chart again to see the present one.',
  FILING_RECORD_CHANGED:
    'The record was changed in the EHR after you saw it. Nothing was written over it.',
  CO_SIGN_NOT_OFFERED:
    'This EHR takes no notes for co-signature from an app, or the clinician is not one of this visit. Choose another way to have it co-signed.',
  CO_SIGN_SETTLED:
    'Somebody co-signed or returned this note meanwhile, or its author changed it. Load the page again to see where it stands.',
} as const satisfies Readonly<Record<AppErrorCode, string>>
