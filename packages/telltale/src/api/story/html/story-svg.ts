import { fitLine } from '../pdf/pdf-text.ts'
import type { Drawing, Shape, Stroke } from '../shape.ts'
import { toVisible } from '../visible-parts.ts'
import { escapeHtml } from './escape-html.ts'

const DASHES: Readonly<Record<Stroke, string>> = {
  solid: '',
  double: '',
  dashed: ' stroke-dasharray="4 2"',
  dotted: ' stroke-dasharray="1.2 1.6"',
}

/** A picture as elements of the page; colours are the page's, by the name of the ink. */
export function drawingHtml({ width, height, shapes, words }: Drawing): string {
  const size = `viewBox="0 0 ${n(width)} ${n(height)}"`
  return `<svg class="drawing" role="img" ${size}><title>${escapeHtml(words)}</title>${shapes.map(shapeHtml).join('')}</svg>`
}

function shapeHtml(shape: Shape): string {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height, ink, stroke, fill } = shape
      const place = `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"`
      const paper = fill === 0 ? `<rect ${place} class="paper-fill"/>` : ''
      return `${paper}<rect ${place} class="ink-${ink}" fill-opacity="${n(fill)}" stroke-width="0.8"${DASHES[stroke]}/>`
    }
    case 'line':
      return lineHtml(shape)
    case 'curve': {
      const { x1, y1, bend1, bend2, x2, y2, ink, width, opacity } = shape
      const path = `M${n(x1)} ${n(y1)}C${n(bend1)} ${n(y1)} ${n(bend2)} ${n(y2)} ${n(x2)} ${n(y2)}`
      return `<path d="${path}" class="ink-${ink}" fill="none" fill-opacity="0" stroke-width="${n(width)}" stroke-opacity="${n(opacity)}"/>`
    }
    case 'label': {
      const text = fitLine(toVisible(shape.text), shape.room, shape.isBold ? 'F2' : 'F1', shape.size)
      const look = `font-size="${n(shape.size)}"${shape.isBold ? ' font-weight="600"' : ''}`
      return `<text x="${n(shape.x)}" y="${n(shape.y)}" ${look} class="word-${shape.ink}">${escapeHtml(text)}</text>`
    }
  }
}

function lineHtml({ x1, y1, x2, y2, ink, stroke, width }: Extract<Shape, { kind: 'line' }>): string {
  const line = (by: number, thick: number) =>
    `<line x1="${n(x1 + by)}" y1="${n(y1)}" x2="${n(x2 + by)}" y2="${n(y2)}" class="ink-${ink}" stroke-width="${n(thick)}"${DASHES[stroke]}/>`
  return stroke === 'double' ? line(-width / 3, width / 3) + line(width / 3, width / 3) : line(0, width)
}

function n(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0'
}
