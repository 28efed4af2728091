'use client'

import { ChevronDown, ChevronUp, Lock } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ChartPane } from '#components/chart/chart-pane.tsx'
import { EvidenceProvider } from '#components/evidence/evidence-context.tsx'
import { Button, IconButton } from '#components/ui/button.tsx'
import { Glyph } from '#components/ui/glyph.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { ActionBar } from '#components/workspace/action-bar.tsx'
import { IdentityBanner } from '#components/workspace/identity-banner.tsx'
import { Workspace } from '#components/workspace/workspace.tsx'

type Props = { readonly needPatientBanner: boolean }

const CITED = [
  'Observation/weight-0',
  'Observation/ntprobnp-0',
  'Observation/potassium-0',
  'Observation/creatinine-0',
  'Condition/diabetes-1',
  'MedicationRequest/furosemide',
]

/** The whole frame around a note that is only a list of what was put into it. */
export function GalleryWorkspace({ needPatientBanner }: Props) {
  const [lines, setLines] = useState<readonly string[]>([])
  const evidence = useMemo(
    () => ({
      numberOf: (key: string) => {
        const at = CITED.indexOf(key.replace('chart:', ''))
        return at < 0 ? undefined : at + 1
      },
      opened: 'chart:Observation/potassium-0' as const,
      goToStatement: () => undefined,
      cite: (text: string) => setLines((before) => [...before, text]),
    }),
    [],
  )
  return (
    <EvidenceProvider value={evidence}>
      <Workspace
        counts={{ note: 2, transcript: 3 }}
        identity={
          <IdentityBanner
            ehrName="Greyfield EHR"
            needPatientBanner={needPatientBanner}
            session={
              <IconButton label="Session: Dr D. Okafor, lock and settings">
                <Icon of={Lock} />
              </IconButton>
            }
          />
        }
        chart={<ChartPane />}
        note={<Placeholder title="Progress note" lines={lines} />}
        transcript={<Placeholder title="Said, not in the note" lines={[]} />}
        activity={<Placeholder title="Activity, this visit" lines={[]} />}
        bar={
          <ActionBar
            state={
              <>
                <span className="inline-flex items-center gap-1 text-s font-semibold text-warn">
                  <Glyph of="triangle" /> 2 to resolve
                </span>
                <span className="text-s text-ink-2">
                  <b>Draft</b>, not filed. Saved 09:31:07
                </span>
              </>
            }
          >
            <Button className="under-720:hidden" aria-label="Previous to resolve">
              <Icon of={ChevronUp} />
            </Button>
            <Button className="under-720:min-h-10" aria-label="Next to resolve">
              <Icon of={ChevronDown} />
              <span className="under-720:hidden">Next to resolve</span>
            </Button>
            <Button kind="primary" className="min-h-9 flex-1 under-480:min-h-10 at-480:flex-none">
              Review and sign
            </Button>
          </ActionBar>
        }
      />
    </EvidenceProvider>
  )
}

function Placeholder({
  title,
  lines,
}: {
  readonly title: string
  readonly lines: readonly string[]
}) {
  return (
    <div className="p-4">
      <h2 className="text-l font-semibold">{title}</h2>
      <ul className="pt-2 text-note">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
