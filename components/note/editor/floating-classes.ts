/** The look of what only the editor draws: it comes with the editor's code, not with the page. */
export const floatingClasses = {
  /** A way of writing that is misread: quieter than all that must be resolved. */
  errorProne:
    'cursor-pointer underline decoration-ink-3 decoration-dotted decoration-[1.5px] underline-offset-4',
  tip: 'absolute z-1 max-w-[min(22rem,100%)] select-none rounded-3 border border-edge bg-raised px-3 py-2 text-m shadow-pop',
  menu: 'absolute z-1 max-h-64 w-[min(26rem,100%)] select-none overflow-auto overscroll-contain rounded-3 border border-edge bg-raised py-1 text-m shadow-pop',
  menuOption:
    'grid cursor-pointer px-3 py-1 aria-selected:bg-accent-soft aria-selected:outline aria-selected:outline-1 aria-selected:-outline-offset-1 aria-selected:outline-accent hover:bg-accent-soft',
  menuText: 'break-words text-s text-ink-2',
  tipFixes: 'flex flex-wrap items-center gap-1.5 pt-1.5',
  tipWrite: 'text-s text-ink-2',
} as const
