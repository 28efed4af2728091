import type { MicrophonePlace } from './microphone-trouble.ts'

/** Chromium's name for what the Permissions Policy specification calls `permissionsPolicy` (§8). */
type DocumentWithPolicy = Document & {
  readonly featurePolicy?: { readonly allowsFeature: (name: string) => boolean }
}

/** What is known about the microphone before anybody is asked for it. */
export function microphonePlace(): MicrophonePlace {
  const { featurePolicy }: DocumentWithPolicy = document
  return {
    isSecure: isSecureContext,
    isAllowedByFrame: featurePolicy?.allowsFeature('microphone'),
    isFramed: window.parent !== window,
  }
}

/**
 * Whether a microphone here may be two: a device with a channel for each of two people. Browsers tell
 * only once a microphone was allowed, and some never.
 */
export async function mayBeTwo(): Promise<boolean> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices()
    return devices.some(
      (device) =>
        device instanceof InputDeviceInfo &&
        device.kind === 'audioinput' &&
        (device.getCapabilities().channelCount?.max ?? 1) >= 2,
    )
  } catch {
    return false
  }
}

/** Whether the browser has an answer already, so that it will not ask anybody. */
export async function wasAskedBefore(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' })
    return state !== 'prompt'
  } catch {
    return false
  }
}
