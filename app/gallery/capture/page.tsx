import { notFound } from 'next/navigation'
import type { GivenConsent, RecorderState, SoundState } from '#components/capture/recorder-state.ts'
import { MessagesProvider } from '#components/ui/messages-provider.tsx'
import type { RecordingId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { compiledMessages } from '#lib/messages/compile-messages.ts'
import { galleryCards } from '#lib/testing/chart/gallery-cards.ts'
import { marchettiVisit } from '#lib/testing/note/marchetti-visit.ts'
import { GalleryChartData } from '../chart/gallery-chart-data.tsx'
import { isGalleryOpen } from '../is-open.ts'
import { GalleryCapture } from './gallery-capture.tsx'

const consent: GivenConsent = {
  form: 'spoken',
  by: 'patient',
  answeredAt: '2026-11-19T15:13:00.000Z' as Instant, // the gallery's own moment
}
const sound: SoundState = {
  ...{
    level: 0.6,
    isSilent: false,
    isQuiet: false,
    milliseconds: 252_000,
    deviceName: 'Desk microphone',
  },
  channels: 'one',
  ...{ isShelved: true, upload: { kind: 'idle', held: 0 } },
}
const waiting = { kind: 'waiting', held: 7, code: 'SERVER_UNREACHABLE' } as const
const idle = { kind: 'idle', held: 0 } as const
const blocked = (trouble: Extract<RecorderState, { kind: 'blocked' }>['trouble']) =>
  ({ kind: 'blocked', trouble, isAgreed: true, hasSound: false }) as const

const states: Readonly<Record<string, RecorderState>> = {
  asking: { kind: 'asking', about: 'visit', isBusy: false },
  unanswered: { kind: 'asking', about: 'visit', isBusy: false, code: 'STORE_UNAVAILABLE' },
  file: { kind: 'asking', about: 'file', isBusy: false },
  'file-again': { kind: 'asking', about: 'file', isBusy: false, isAgain: true },
  taking: { kind: 'taking', consent, pieces: 90, upload: { kind: 'sending', held: 34 } },
  'not-taken': { kind: 'taking', consent, pieces: undefined, upload: idle, trouble: 'no-room' },
  declined: { kind: 'declined' },
  insecure: blocked('insecure'),
  'frame-policy': blocked('frame-policy'),
  denied: blocked('denied'),
  'no-device': blocked('no-device'),
  busy: { ...blocked('busy'), hasSound: true },
  opening: { kind: 'opening', consent, sound },
  recording: { kind: 'recording', consent, sound },
  silent: { kind: 'recording', consent, sound: { ...sound, level: 0, isSilent: true } },
  quiet: { kind: 'recording', consent, sound: { ...sound, level: 0.2, isQuiet: true } },
  buffering: { kind: 'recording', consent, sound: { ...sound, upload: waiting } },
  unshelved: { kind: 'recording', consent, sound: { ...sound, isShelved: false } },
  paused: { kind: 'paused', consent, sound },
  interrupted: { kind: 'interrupted', by: 'page', consent, sound },
  'device-lost': { kind: 'interrupted', by: 'device', consent, sound },
  'an-hour': { kind: 'interrupted', by: 'limit', consent, sound },
  refused: { kind: 'refused', code: 'CONSENT_MISSING', consent, sound },
  sending: { kind: 'hearing', isWaiting: true, upload: waiting },
  hearing: { kind: 'hearing', isWaiting: false, upload: idle },
  unheard: { kind: 'unheard', code: 'SPEECH_NOT_FOUND' },
  withdrawn: { kind: 'withdrawn', proof: 'deleted' },
  abandoned: { kind: 'abandoned', proof: 'deleted' },
  'not-withdrawn': { kind: 'withdrawn', proof: 'unknown' },
}

/** `?state=recording`: the recording of a visit in each state it can have. */
export default async function GalleryCapturePage({ searchParams }: PageProps<'/gallery/capture'>) {
  if (!isGalleryOpen()) notFound()
  const { state: wanted } = await searchParams
  const { appError, capture, chart, evidence, shell } = compiledMessages
  const heard = {
    recordingId: marchettiVisit.id as string as RecordingId, // a recording's transcript has its id
    engine: { name: 'pocketsphinx en-us', grade: 'demonstration' },
    gaps: [{ beforeTurn: 2, at: '0:31', seconds: 4 }],
  } as const
  return (
    <MessagesProvider
      messages={{ appError, capture, chart, evidence, shell }}
      timeZone="America/Chicago"
    >
      <GalleryChartData cards={await galleryCards('full')}>
        <GalleryCapture
          state={states[`${wanted}`] ?? { kind: 'asking', about: 'visit', isBusy: false }}
          heard={wanted === 'heard' ? { ...marchettiVisit, heard } : undefined}
        />
      </GalleryChartData>
    </MessagesProvider>
  )
}
