import { keydownHandler } from 'prosemirror-keymap'
import { type EditorState, Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Statement } from '#lib/note/note.ts'
import type { Phrase } from '#lib/note/phrases/expand-phrase.ts'
import { typingOf } from '#lib/note/phrases/typed-phrase.ts'
import { element } from './dom.ts'
import { floatingClasses as look } from './floating-classes.ts'
import { insertPhrase } from './insert-phrase.ts'
import { onResize, placeBelow } from './place-below.ts'
import { isStatement } from './schema.ts'

/** What the menu offers; all of it may change while the editor is open. */
export type Phrases = {
  /** Those whose names begin with what was typed. */
  readonly matching: (typed: string) => readonly Phrase[]
  /** The phrase with the chart's values, as statements. */
  readonly expand: (phrase: Phrase) => readonly Statement[]
  /** The accessible name of the list. */
  readonly label: string
}

const LIST_ID = 'phrase-list'
const LONGEST_SHOWN = 110

/** Enough to know a phrase by; all of it comes into the note. */
const beginningOf = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN).trimEnd()}…` : text

const optionId = (index: number): string => `phrase-option-${index}`

/** What is being typed after a dot, and where the dot stands. */
function typedAt({ selection }: EditorState): { from: number; typed: string } | undefined {
  const { $from, empty } = selection
  if (!empty || !isStatement($from.parent)) return undefined
  const typed = typingOf($from.parent.textContent.slice(0, $from.parentOffset))
  return typed === undefined ? undefined : { from: $from.pos - typed.length - 1, typed }
}

/**
 * The list of phrases below a dot that is being typed: arrows choose, Enter or Tab takes, Escape
 * closes. It opens by typing only, never because the caret passes by.
 */
export function phraseMenu(place: HTMLElement, phrases: Phrases): Plugin {
  // What scrolls can be reached by keyboard, though arrows in the text move through it as well.
  const list = element('ul', { id: LIST_ID, class: look.menu, role: 'listbox', tabindex: '0' })
  list.setAttribute('aria-label', phrases.label)
  let offered: readonly Phrase[] = []
  let chosen = 0
  /** The dot whose list is open, or was closed by Escape. */
  let openAt: number | undefined
  let closedAt: number | undefined

  function update(view: EditorView, before: EditorState): void {
    const typing = typedAt(view.state)
    if (!typing) closedAt = undefined
    const isTyped = !before.doc.eq(view.state.doc)
    if (!isTyped && before.selection.eq(view.state.selection)) return
    const isOpen = isTyped || typing?.from === openAt
    offered = typing && isOpen && typing.from !== closedAt ? phrases.matching(typing.typed) : []
    chosen = 0
    openAt = offered.length > 0 ? typing?.from : undefined
    draw(view)
    if (openAt !== undefined) placeBelow(view, list, openAt)
  }

  function draw(view: EditorView): void {
    list.hidden = offered.length === 0
    list.replaceChildren(...offered.map((phrase, index) => option(view, phrase, index)))
    if (list.hidden) {
      view.dom.removeAttribute('aria-controls')
      view.dom.removeAttribute('aria-activedescendant')
      return
    }
    view.dom.setAttribute('aria-controls', LIST_ID)
    view.dom.setAttribute('aria-activedescendant', optionId(chosen))
    list.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }

  function option(view: EditorView, phrase: Phrase, index: number): HTMLElement {
    const reads = phrases
      .expand(phrase)
      .map(({ text }) => text)
      .join(' ')
    const made = element(
      'li',
      {
        id: optionId(index),
        class: look.menuOption,
        role: 'option',
        'aria-selected': String(index === chosen),
      },
      element('b', {}, `.${phrase.name}`),
      element('span', { class: look.menuText }, beginningOf(reads)),
    )
    // Before the press takes the focus from the text.
    made.addEventListener('mousedown', (event) => {
      event.preventDefault()
      take(view, phrase)
    })
    return made
  }

  function take(view: EditorView, phrase: Phrase | undefined): boolean {
    if (openAt === undefined || !phrase) return false
    view.dispatch(insertPhrase(view.state, openAt, phrases.expand(phrase)))
    view.focus()
    return true
  }

  const move = (by: number) => (_state: EditorState, _dispatch: unknown, view?: EditorView) => {
    if (!view || offered.length === 0) return false
    chosen = (chosen + by + offered.length) % offered.length
    draw(view)
    return true
  }
  const takeChosen = (_state: EditorState, _dispatch: unknown, view?: EditorView) =>
    view !== undefined && take(view, offered[chosen])
  const close = (_state: EditorState, _dispatch: unknown, view?: EditorView) => {
    if (!view || openAt === undefined) return false
    closedAt = openAt
    openAt = undefined
    offered = []
    draw(view)
    return true
  }

  return new Plugin({
    props: {
      handleKeyDown: keydownHandler({
        ArrowDown: move(1),
        ArrowUp: move(-1),
        Enter: takeChosen,
        Tab: takeChosen,
        Escape: close,
      }),
    },
    view: (view) => {
      list.hidden = true
      place.append(list)
      const again = () => openAt !== undefined && placeBelow(view, list, openAt)
      const unfollow = onResize(place, again)
      const destroy = () => {
        unfollow()
        list.remove()
      }
      return { update, destroy }
    },
  })
}
