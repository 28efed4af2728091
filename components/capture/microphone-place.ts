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

/** Whether the browser has an answer already, so that it will not ask anybody. */
export async function wasAskedBefore(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' })
    return state !== 'prompt'
  } catch {
    return false
  }
}
