import { joinBytes } from '#lib/ambient/pcm.ts'
import { interleaved, silence, spoken } from '#lib/testing/asr/spoken.ts'

export type SpokenVisit = {
  /** 16 kHz PCM of one microphone, or of two: the clinician's and the patient's. */
  readonly pcm: Uint8Array
  readonly channels: 1 | 2
  readonly said: Readonly<Record<'clinician' | 'patient' | 'all', string>>
}

const PAUSE = silence(800)
const roleOf = (turn: number) => (turn % 2 === 0 ? 'clinician' : 'patient')

/** A visit as two synthetic voices say it, into one microphone and into one each. */
export function spokenVisit(turns: readonly string[]): readonly [SpokenVisit, SpokenVisit] {
  const sounds = turns.map((text, turn) => spoken(roleOf(turn), text))
  const by = (role: 'clinician' | 'patient') =>
    turns.filter((_, turn) => roleOf(turn) === role).join(' ')
  const said = { clinician: by('clinician'), patient: by('patient'), all: turns.join(' ') }
  const microphone = (isHeard: (turn: number) => boolean) =>
    joinBytes(
      sounds.flatMap((sound, turn) => [
        isHeard(turn) ? sound : new Uint8Array(sound.length),
        PAUSE,
      ]),
    )
  const [left, right] = (['clinician', 'patient'] as const).map((role) =>
    microphone((turn) => roleOf(turn) === role),
  )
  return [
    { pcm: microphone(() => true), channels: 1, said },
    { pcm: interleaved(left ?? PAUSE, right ?? PAUSE), channels: 2, said },
  ]
}
