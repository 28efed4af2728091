import { z } from 'zod'

/** What Chartside takes over of an EHR's look; everything else stays its own. */
export type SmartStyle = {
  /** Hex colours: the accent, and what is readable on it. */
  readonly accent?: { readonly color: string; readonly on: string } | undefined
  /** For which of our themes the accent was made. */
  readonly scheme: 'light' | 'dark'
  /** Corners, in px, 0 to 8. */
  readonly radius?: number | undefined
}

// The paper of each theme (app/tokens.css) and the contrast that text on it needs (WCAG 1.4.3).
const PAPER = { light: '#ffffff', dark: '#161e23' } as const
const READABLE = 4.5
const LARGEST_RADIUS = 8

const hex = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i)
  .optional()
  .catch(undefined)

const schema = z.object({
  color_background: hex,
  color_highlight: hex,
  dim_border_radius: z
    .string()
    .regex(/^\d{1,2}(\.\d+)?px$/)
    .optional()
    .catch(undefined),
})

/**
 * The tokens of a `smart_style_url` document that are safe to use (SMART 2.2, experimental): a colour
 * only where it is readable on our paper, a radius only within bounds. Tokens of any other form are
 * left out, so nothing of the document reaches a style sheet as it was sent.
 */
export function parseSmartStyle(document: unknown): SmartStyle | undefined {
  const parsed = schema.safeParse(document)
  if (!parsed.success) return undefined
  const { color_background: background, color_highlight: color, dim_border_radius } = parsed.data
  const scheme = background && luminance(background) < 0.2 ? 'dark' : 'light'
  const isReadable = color !== undefined && contrast(color, PAPER[scheme]) >= READABLE
  const radius = dim_border_radius && Math.min(Number.parseFloat(dim_border_radius), LARGEST_RADIUS)
  return {
    scheme,
    ...(isReadable && { accent: { color: color.toLowerCase(), on: readableOn(color) } }),
    ...(typeof radius === 'number' && { radius }),
  }
}

const readableOn = (color: string): string =>
  contrast(color, '#ffffff') >= contrast(color, '#000000') ? '#ffffff' : '#000000'

/** WCAG 2.2, contrast ratio: 1 to 21. */
function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

/** WCAG 2.2, relative luminance of a hex colour: 0 to 1. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

// What the other theme keeps (app/tokens.css).
const OWN = {
  light: { accent: '#005f78', deep: '#00485c', soft: '#e1f0f4', on: '#ffffff' },
  dark: { accent: '#79c7dc', deep: '#a3dae8', soft: '#14323b', on: '#05212a' },
} as const

/** The style as CSS over the tokens of app/tokens.css. */
export function smartStyleSheet({ accent, scheme, radius }: SmartStyle): string {
  const corners =
    radius === undefined ? [] : [1, 2, 3].map((step) => `--radius-${step}:${radius}px;`)
  return `:root{${[...(accent ? accentTokens(accent, scheme) : []), ...corners].join('')}}`
}

function accentTokens(
  { color, on }: NonNullable<SmartStyle['accent']>,
  scheme: SmartStyle['scheme'],
): readonly string[] {
  const own = OWN[scheme === 'light' ? 'dark' : 'light']
  const token = (name: string, theirs: string, ours: string) =>
    `--${name}:light-dark(${scheme === 'light' ? `${theirs},${ours}` : `${ours},${theirs}`});`
  return [
    token('accent', color, own.accent),
    token('accent-deep', `color-mix(in srgb,${color} 80%,CanvasText)`, own.deep),
    token('accent-soft', `color-mix(in srgb,${color} 12%,var(--page))`, own.soft),
    token('on-accent', on, own.on),
  ]
}
