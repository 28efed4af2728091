/** Why there is no sound, told apart, since each is put right by somebody else (C1, C2). */
export type MicrophoneTrouble =
  /** The page is not on https: no browser gives it a microphone. */
  | 'insecure'
  /** The EHR's frame does not pass the microphone on; a window of its own has it. */
  | 'frame-policy'
  /** The user, or their organisation, said no to this site. */
  | 'denied'
  | 'no-device'
  /** Another program has it, or the system keeps it back. */
  | 'busy'
  | 'unknown'

/** What can be known before the user is asked. */
export type MicrophonePlace = {
  readonly isSecure: boolean
  /** Whether the frame may use it; undefined where the browser does not tell. */
  readonly isAllowedByFrame: boolean | undefined
  readonly isFramed: boolean
}

/** @returns undefined when the microphone can be asked for */
export function troubleBeforeAsking(place: MicrophonePlace): MicrophoneTrouble | undefined {
  if (!place.isSecure) return 'insecure'
  return place.isAllowedByFrame === false ? 'frame-policy' : undefined
}

/**
 * Reads a refusal of `getUserMedia`. A frame policy and a user's no have one name; where the browser
 * does not tell about the policy, a no that came without the user being asked is the frame's.
 *
 * @param name of the DOMException (Media Capture and Streams §10.2)
 * @param wasAsked whether the permission was still open before, so that the user answered just now
 */
export function troubleOfRefusal(
  name: string,
  place: MicrophonePlace,
  wasAsked: boolean,
): MicrophoneTrouble {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return isOfFrame(place, wasAsked) ? 'frame-policy' : 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-device'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    default:
      return 'unknown'
  }
}

const isOfFrame = ({ isAllowedByFrame, isFramed }: MicrophonePlace, wasAsked: boolean): boolean =>
  isAllowedByFrame === undefined ? isFramed && !wasAsked : !isAllowedByFrame
