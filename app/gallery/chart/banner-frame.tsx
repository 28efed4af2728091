import { IdentityBanner } from '#components/workspace/identity-banner.tsx'

const FRAMES = ['max-w-80', 'max-w-100', 'max-w-180', 'max-w-280'] as const

/** The banner at the widths of a frame, and the strip that stands in where the EHR shows the patient. */
export function BannerFrame() {
  return (
    <div className="grid gap-2">
      {FRAMES.map((width) => (
        <div key={width} className={`@container/frame border border-line-2 ${width}`}>
          <IdentityBanner ehrName="Greyfield EHR" needPatientBanner />
        </div>
      ))}
      <div className="@container/frame max-w-280 border border-line-2">
        <IdentityBanner ehrName="Greyfield EHR" needPatientBanner={false} />
      </div>
    </div>
  )
}
