import { isObject } from './resource.ts'

const testHealthData = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
}

const isLabel = (coding: unknown): boolean => isObject(coding) && coding.code === 'HTEST'

/** The resource with the security label that says nobody real is meant. */
export function withSyntheticLabel<Resource extends { resourceType: string; meta?: unknown }>(
  resource: Resource,
): Resource {
  const meta = isObject(resource.meta) ? resource.meta : {}
  const security = Array.isArray(meta.security) ? meta.security : []
  if (security.some(isLabel)) return resource
  return { ...resource, meta: { ...meta, security: [...security, testHealthData] } }
}
