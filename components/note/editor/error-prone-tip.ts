import { keydownHandler } from 'prosemirror-keymap'
import { Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { element } from './dom.ts'
import { closeExplanation, explained, type PlacedError } from './error-prone-plugin.ts'
import { asItWillRead, fixErrorProne, putRightAt } from './fix-error-prone.ts'
import { floatingClasses as look } from './floating-classes.ts'
import { onResize, placeBelow } from './place-below.ts'
import type { Templates } from './templates.ts'

export type TipWords = {
  /** The accessible name of the explanation. */
  readonly label: string
  /** Before what may be written instead. */
  readonly write: string
}

/** The explanation of the finding at the caret, below it, with a button for each way out; Alt+F. */
export function errorProneTip(place: HTMLElement, templates: Templates, words: TipWords): Plugin {
  const tip = element('div', { class: look.tip, role: 'group', 'aria-label': words.label })
  let shown: PlacedError | undefined

  function close(view: EditorView): boolean {
    if (!shown) return false
    view.dispatch(closeExplanation(view.state))
    view.focus()
    return true
  }

  function show(view: EditorView): void {
    const now = view.composing ? undefined : explained(view.state)
    if (now === shown) return
    shown = now
    tip.hidden = now === undefined
    if (!now) return
    const { message, fixes } = now.finding
    tip.replaceChildren(
      element('p', { role: 'status' }, message),
      element(
        'div',
        { class: look.tipFixes },
        element('span', { class: look.tipWrite }, words.write),
        ...fixes.map((_, choice) => button(view, now, choice)),
      ),
    )
    placeBelow(view, tip, now.from)
  }

  function button(view: EditorView, error: PlacedError, choice: number): HTMLElement {
    const made = templates.button('outlined', asItWillRead(error, choice))
    // One key takes the only way out, and asks where there are two.
    if (choice === 0) made.setAttribute('aria-keyshortcuts', 'Alt+F')
    made.addEventListener('click', () => {
      view.dispatch(putRightAt(view.state, error, choice))
      view.focus()
    })
    return made
  }

  const choose = () => tip.querySelector('button')?.focus()
  const onKey = keydownHandler({
    'Alt-f': fixErrorProne(choose),
    Escape: (_state, _dispatch, view) => view !== undefined && close(view),
  })
  return new Plugin({
    props: { handleKeyDown: onKey },
    view: (view) => {
      tip.hidden = true
      tip.addEventListener('keydown', ({ key }) => key === 'Escape' && close(view))
      place.append(tip)
      const unfollow = onResize(place, () => shown && placeBelow(view, tip, shown.from))
      const destroy = () => {
        unfollow()
        tip.remove()
      }
      return { update: show, destroy }
    },
  })
}
