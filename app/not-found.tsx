import { SoloLead, SoloPage, SoloTitle } from '#components/launch/solo-page.tsx'
import words from '#lib/messages/en/failure.ts'

/** In the place of the framework's page, whose inline styles our policy does not let in (S33). */
export default function NoSuchPage() {
  return (
    <SoloPage>
      <SoloTitle>{words.noPage}</SoloTitle>
      <SoloLead>{words.noPageLead}</SoloLead>
    </SoloPage>
  )
}
