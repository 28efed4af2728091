// A date, or a number with its unit: `05-Apr-1958`, `40 mg`, `3.5–5.1 mmol/L`, `50 %`.
const TOGETHER =
  /(\d{2}-[A-Z][a-z]{2}(?:-\d{4})?(?: \d{2}:\d{2})?|\d[\d.,/–-]*[\s\u00a0](?:%|[a-zA-Zµ°][\wµ°²³/%.]*))/

/** Text in which a date, or a number and its unit, never stand on two lines (UX5). */
export function Unbroken({ children }: { readonly children: string }) {
  return children.split(TOGETHER).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
