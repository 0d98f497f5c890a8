import type { StoryTrust } from '@telltale/model'

/** What ink a shape is drawn in; pages and paper have their own colours for each. */
export type Ink = StoryTrust | 'text' | 'quiet' | 'line' | 'harm'

/** Solid for the user, double for the system, dashes for what is untrusted, dots for the model: readable without colour. */
export type Stroke = 'solid' | 'dashed' | 'dotted' | 'double'

/** One thing to draw, in points from the top left corner. */
export type Shape =
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly ink: Ink
      readonly stroke: Stroke
      /** Strength of the fill in the same ink, from 0 to 1. */
      readonly fill: number
    }
  | {
      readonly kind: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly ink: Ink
      readonly stroke: Stroke
      readonly width: number
    }
  | {
      /** From one side to the other, level at both ends. */
      readonly kind: 'curve'
      readonly x1: number
      readonly y1: number
      readonly bend1: number
      readonly bend2: number
      readonly x2: number
      readonly y2: number
      readonly ink: Ink
      readonly width: number
      readonly opacity: number
    }
  | {
      /** One line; what is longer than its room is cut. */
      readonly kind: 'label'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly room: number
      readonly size: number
      readonly ink: Ink
      readonly isBold: boolean
      /** Words that came in. */
      readonly isTheirs: boolean
    }

/** A picture of a fixed width that grows downwards. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly shapes: readonly Shape[]
  /** What it shows, for whoever does not see it. */
  readonly words: string
}

export const STROKES: Readonly<Record<StoryTrust, Stroke>> = {
  principal: 'solid',
  system: 'double',
  untrusted: 'dashed',
  model: 'dotted',
}
