import type { EhrRecord } from './filing.ts'

/** The version that an ETag of FHIR names, `W/"3"`; undefined when it is of another form. */
export const versionOfEtag = (etag: string | undefined): string | undefined =>
  etag === undefined ? undefined : /^(?:W\/)?"([^"]{1,64})"$/.exec(etag)?.[1]

/** The ETag under which a PUT may change the record: as it was told, or made of its version. */
export const etagOf = ({ etag, version }: EhrRecord): string | undefined =>
  etag ?? (version === undefined ? undefined : `W/"${version}"`)
