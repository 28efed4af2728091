/** The product's sign and name. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 text-l font-semibold text-ink">
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className="stroke-accent">
        <rect x="1" y="2" width="6" height="16" rx="1" fill="none" strokeWidth="2" />
        <path d="M11 5h8M11 10h8M11 15h5" strokeWidth="2" strokeLinecap="round" />
      </svg>
      Chartside
    </span>
  )
}
