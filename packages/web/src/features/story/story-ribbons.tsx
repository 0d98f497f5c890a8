import type { StoryFlow } from '@telltale/model'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { anchorOf } from './cut-card-text.ts'
import { type Box, lineOf, type RibbonEnd, type RibbonPath, ribbonPath } from './ribbon-path.ts'
import { isBold, type StoryIndex } from './story-index.ts'

/** A flow with its place on the page. */
export interface DrawnFlow {
  readonly flow: StoryFlow
  readonly path: RibbonPath
  readonly cards: readonly [Box, Box]
}

/** Measures where the words of `flows` stand inside `root`, again whenever something there changes its size. */
export function useDrawnFlows(
  root: RefObject<HTMLElement | null>,
  flows: readonly StoryFlow[],
  index: StoryIndex,
): readonly DrawnFlow[] {
  const [drawn, setDrawn] = useState<readonly DrawnFlow[]>([])
  useLayoutEffect(() => {
    if (root.current) setDrawn(measure(root.current, flows, index))
  }, [root, flows, index])
  useEffect(() => {
    const place = root.current
    if (!place) return undefined
    const again = () => setDrawn(measure(place, flows, index))
    const observer = new ResizeObserver(again)
    observer.observe(place)
    for (const card of place.querySelectorAll('[data-card]')) observer.observe(card)
    void document.fonts.ready.then(again)
    return () => observer.disconnect()
  }, [root, flows, index])
  return drawn
}

function measure(root: HTMLElement, flows: readonly StoryFlow[], index: StoryIndex): readonly DrawnFlow[] {
  const origin = root.getBoundingClientRect()
  const toBox = (rect: DOMRect): Box => ({
    left: rect.left - origin.left,
    top: rect.top - origin.top,
    right: rect.right - origin.left,
    bottom: rect.bottom - origin.top,
  })
  const marks = marksByAnchor(root)
  const cards = new Map<string, HTMLElement>()
  for (const card of root.querySelectorAll<HTMLElement>('[data-card]')) cards.set(card.dataset.card ?? '', card)
  const endOf = (flow: StoryFlow, side: 'source' | 'sink'): RibbonEnd | undefined => {
    const nodeId = side === 'source' ? flow.from : flow.to
    const card = cards.get(index.cardOf.get(nodeId)?.id ?? '')
    if (!card) return undefined
    const box = toBox(card.getBoundingClientRect())
    const words = marks.get(anchorOf(flow.number, side)) ?? []
    const line = lineOf(rectsOf(words).map(toBox), side === 'source' ? 'last' : 'first')
    return { card: box, words: line ?? { ...box, top: box.top + 8, bottom: box.top + 24 } }
  }
  return flows.flatMap((flow): readonly DrawnFlow[] => {
    const source = endOf(flow, 'source')
    const sink = endOf(flow, 'sink')
    if (!source || !sink || source.card === sink.card) return []
    return [{ flow, path: ribbonPath(source, sink), cards: [source.card, sink.card] }]
  })
}

function marksByAnchor(root: HTMLElement): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>()
  for (const mark of root.querySelectorAll<HTMLElement>('[data-anchors]')) {
    for (const anchor of (mark.dataset.anchors ?? '').split(' ')) {
      const marks = found.get(anchor)
      if (marks) marks.push(mark)
      else found.set(anchor, [mark])
    }
  }
  return found
}

/** The rectangles of the words themselves, a line each or more. */
function rectsOf(marks: readonly Element[]): readonly DOMRect[] {
  const first = marks[0]
  const last = marks.at(-1)
  if (!first || !last) return []
  const range = document.createRange()
  range.setStartBefore(first)
  range.setEndAfter(last)
  return [...range.getClientRects()].filter((rect) => rect.width > 0.5 && rect.height > 2)
}

interface RibbonsProps {
  readonly drawn: readonly DrawnFlow[]
  readonly index: StoryIndex
  readonly pickedFlow: number | undefined
  /** Behind every card, or over the two cards of a flow. */
  readonly layer: 'behind' | 'over'
}

/** The ribbons of one layer. Whoever cannot see them has the list of flows. */
export function Ribbons({ drawn, index, pickedFlow, layer }: RibbonsProps) {
  const isOver = layer === 'over'
  return (
    <svg
      aria-hidden
      className={`pointer-events-none absolute inset-0 size-full overflow-visible ${isOver ? 'z-[2]' : 'z-0'}`}
    >
      {isOver && (
        <defs>
          {drawn.map(({ flow, cards }) => (
            <clipPath key={flow.number} id={`cards-of-flow-${flow.number}`}>
              {cards.map((box, i) => (
                <rect
                  key={i === 0 ? 'source' : 'sink'}
                  x={box.left}
                  y={box.top}
                  width={box.right - box.left}
                  height={box.bottom - box.top}
                />
              ))}
            </clipPath>
          ))}
        </defs>
      )}
      {drawn.map(({ flow, path }) => (
        <Ribbon
          key={flow.number}
          flow={flow}
          path={path}
          colour={`var(--g-${index.nodes.get(flow.from)?.trust ?? 'untrusted'})`}
          isLoud={isBold(index, flow) || flow.number === pickedFlow}
          isDimmed={pickedFlow !== undefined && flow.number !== pickedFlow}
          isOver={isOver}
        />
      ))}
    </svg>
  )
}

interface RibbonProps {
  readonly flow: StoryFlow
  readonly path: RibbonPath
  readonly colour: string
  readonly isLoud: boolean
  readonly isDimmed: boolean
  readonly isOver: boolean
}

function Ribbon({ flow, path, colour, isLoud, isDimmed, isOver }: RibbonProps) {
  const fade = isDimmed ? 0.4 : 1
  const isDashed = flow.kind === 'value'
  return (
    <g clipPath={isOver ? `url(#cards-of-flow-${flow.number})` : undefined} opacity={fade}>
      <path d={path.fill} fill={colour} opacity={isOver ? 0.14 : isLoud ? 0.42 : 0.2} />
      {(isLoud || isDashed) &&
        path.edges.map((edge) => (
          <path
            key={edge}
            d={edge}
            fill="none"
            stroke={colour}
            strokeDasharray={isDashed ? '5 4' : undefined}
            opacity={isOver ? 0.35 : isLoud ? 0.85 : 0.5}
          />
        ))}
    </g>
  )
}
