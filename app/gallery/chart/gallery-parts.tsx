'use client'

import { List, Plus, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { FlagMark } from '#components/chart/flag-mark.tsx'
import { Button, IconButton } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Count } from '#components/ui/count.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Field } from '#components/ui/field.tsx'
import { Glyph, type GlyphShape } from '#components/ui/glyph.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Popover } from '#components/ui/popover.tsx'
import { SegmentedControl } from '#components/ui/segmented-control.tsx'
import { Spinner } from '#components/ui/spinner.tsx'
import { GalleryCase } from './gallery-case.tsx'

const KINDS = ['primary', 'outlined', 'quiet', 'plain', 'stop'] as const
const GLYPHS: readonly GlyphShape[] = [
  'tick',
  'triangle',
  'diamond',
  'octagon',
  'pencil',
  'turning-arrow',
  'dash',
  'struck-circle',
  'dotted-square',
  'cloud',
  'question',
]
const ROW = 'flex flex-wrap items-center gap-3'

/** The parts that know no medicine, and the flags. */
export function GalleryParts() {
  const [view, setView] = useState<'review' | 'text'>('review')
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="@container/frame grid gap-6 bg-page p-4">
      <GalleryCase title="Buttons">
        <div className={ROW}>
          {KINDS.map((kind) => (
            <Button key={kind} kind={kind}>
              {kind}
            </Button>
          ))}
          <Button size="s">small</Button>
          <IconButton label="Insert">
            <Icon of={Plus} />
          </IconButton>
          <IconButton label="Read again" kind="faint" size="xs">
            <Icon of={RefreshCw} size="s" />
          </IconButton>
          <CopyButton text="DocumentReference/1" label="Copy the record id" />
        </div>
      </GalleryCase>
      <GalleryCase title="Glyphs, flags, counts">
        <div className={ROW}>
          {GLYPHS.map((shape) => (
            <span key={shape}>
              <Glyph of={shape} /> {shape}
            </span>
          ))}
        </div>
        <div className={`${ROW} pt-2`}>
          {(['HH', 'H', 'LL', 'L', 'AA', 'A'] as const).map((letters) => (
            <FlagMark key={letters} flag={{ letters, by: 'laboratory' }} />
          ))}
          <Count of={3} what="said, not in the note" />
          <Count of={2} what="to resolve" tone="warn" />
        </div>
      </GalleryCase>
      <GalleryCase title="Controls">
        <div className={`${ROW} items-end`}>
          <SegmentedControl
            label="View"
            value={view}
            onChange={setView}
            options={[
              { value: 'review', label: 'Review' },
              { value: 'text', label: 'Text' },
            ]}
          />
          <Field label="Reason" hint="Shown on the note" placeholder="Why it is kept" />
          <Popover label="Jump to a section" icon={<Icon of={List} />}>
            {(close) => (
              <Button kind="quiet" onClick={close}>
                Labs
              </Button>
            )}
          </Popover>
          <Button onClick={() => setOpen(true)}>Open a dialog</Button>
        </div>
        <Dialog
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          title="Review and sign"
          footer={<Button kind="primary">Sign</Button>}
        >
          <p className="p-4">What will be signed.</p>
        </Dialog>
      </GalleryCase>
      <GalleryCase title="Nothing to show">
        <Spinner>Reading labs…</Spinner>
        <Empty glyph="dash">None recorded.</Empty>
        <Empty glyph="struck-circle">Not permitted.</Empty>
        <Empty glyph="cloud">Failed to read.</Empty>
        <Empty glyph="dotted-square">Not supported by this EHR.</Empty>
      </GalleryCase>
    </div>
  )
}
