import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'

const SAID = [
  'FHIR_TIMEOUT',
  'FHIR_UNREACHABLE',
  'FHIR_BUSY',
  'FHIR_SERVER_ERROR',
  'FHIR_OTHER_PATIENT',
  'FHIR_RESPONSE_UNREADABLE',
  'FHIR_UNAUTHORIZED',
  'AUDIT_UNAVAILABLE',
] as const satisfies readonly AppErrorCode[]

/** Why reading failed, in a few words after "Failed to read". */
export function useFailureText(): (code: AppErrorCode) => string {
  const t = useTranslations('chart.why')
  return (code) => {
    const said = SAID.find((one) => one === code)
    if (said) return t(said)
    return code.startsWith('SESSION_') ? t('SESSION') : t('other', { code })
  }
}
