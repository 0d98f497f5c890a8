import type { Drawing, Shape } from '../shape.ts'
import { toVisible } from '../visible-parts.ts'
import { draw } from './pdf-canvas.ts'
import { fitLine, isWinAnsi } from './pdf-text.ts'

/** Operators that draw a picture whose top left corner stands at `left`, `top`. */
export function drawShapes({ shapes }: Drawing, left: number, top: number): readonly string[] {
  return shapes.flatMap((shape) => drawShape(shape, left, top))
}

function drawShape(shape: Shape, left: number, top: number): readonly string[] {
  switch (shape.kind) {
    case 'box': {
      const { ink, width, height, stroke, fill } = shape
      const [x, y] = [shape.x + left, shape.y + top]
      // A box without a fill is paper: what lies behind it must not shine through.
      return [
        draw.box(x, y, { ink, paint: fill, width, height }),
        ...(fill > 0 && fill < 0.1 && stroke === 'solid' ? [] : [draw.frame(x, y, { ink, width, height, stroke })]),
      ]
    }
    case 'line': {
      const { ink, width, stroke } = shape
      return [draw.line([shape.x1 + left, shape.y1 + top], [shape.x2 + left, shape.y2 + top], { ink, width, stroke })]
    }
    case 'curve': {
      const { ink, width, opacity } = shape
      const bends = { bend1: shape.bend1 + left, bend2: shape.bend2 + left }
      return [
        draw.curve([shape.x1 + left, shape.y1 + top], [shape.x2 + left, shape.y2 + top], {
          ...bends,
          ink,
          width,
          paint: opacity,
        }),
      ]
    }
    case 'label': {
      const { ink, size, room, isBold } = shape
      const font = isBold ? 'F2' : 'F1'
      const text = fitLine(toVisible(shape.text, isWinAnsi), room, font, size)
      return [draw.text(shape.x + left, shape.y + top, { text, font, size, ink })]
    }
  }
}
