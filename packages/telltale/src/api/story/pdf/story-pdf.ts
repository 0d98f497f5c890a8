import type { StoryJson } from '@telltale/model'
import { type Block, writeStory } from '../story-document.ts'
import type { Run } from '../story-excerpt.ts'
import { cutWords } from '../story-words.ts'
import { splitVisible } from '../visible-parts.ts'
import type { Stretch } from './break-lines.ts'
import { writePdf } from './pdf-file.ts'
import { type Paragraph, PdfPages, type TextLook } from './pdf-pages.ts'
import { isWinAnsi, type PdfFont } from './pdf-text.ts'

const MOST_PAGES = 60

/**
 * The story as a PDF for a case file. The fonts that every reader has know Western European letters only: any other
 * character is written out as `\u{4e2d}`, and the document says so. At most 60 pages; what does not fit is said.
 */
export function storyPdf(story: StoryJson): Uint8Array {
  const blocks = writeStory(story)
  const pages = new PdfPages(MOST_PAGES)
  const stopped = blocks.findIndex((block) => !put(block, pages))
  const notes = [
    stopped < 0
      ? ''
      : `The document ends here: ${blocks.length - stopped} parts are left out, the data (JSON) has them.`,
    blocks.some(hasForeign)
      ? 'Characters that these fonts lack, and those that nobody would see, are written as \\u{...}; the page (HTML) shows the letters themselves.'
      : '',
  ]
  const words = notes.filter((note) => note !== '').join(' ')
  if (words !== '') pages.lastWords([{ text: words, font: 'F1', size: 8.5, key: { ink: 'quiet' } }])
  const name = `Story of trace ${cutWords(story.trace_id.replace(/[^\w-]/g, ''), 64)}`
  return writePdf(name, pages.end(`${name}. Words in shaded boxes are data from the trace, written by anybody.`))
}

interface BlockLook extends Omit<Paragraph, 'stretches'> {
  readonly font: PdfFont
  readonly size: number
  readonly ink: TextLook['ink']
  readonly lead?: string
}

const LOOKS: Readonly<Record<Exclude<Block['kind'], 'drawing' | 'answer' | 'card' | 'well'>, BlockLook>> = {
  title: { font: 'F2', size: 15, ink: 'text', leading: 20 },
  section: { font: 'F2', size: 12, ink: 'text', leading: 16, before: 12, keep: 3 },
  head: { font: 'F2', size: 9.5, ink: 'text', leading: 13, before: 7, keep: 3 },
  plain: { font: 'F1', size: 9, ink: 'text', leading: 12.5 },
  quiet: { font: 'F1', size: 8.5, ink: 'quiet', leading: 12 },
  warning: { font: 'F2', size: 9, ink: 'harm', leading: 12.5 },
  gap: { font: 'F1', size: 9, ink: 'text', leading: 12.5, lead: 'Gap: ', indent: 8 },
  item: { font: 'F1', size: 9, ink: 'text', leading: 12.5, lead: '\u2022 ', indent: 8 },
}
const WELL: BlockLook = { font: 'F3', size: 8, ink: 'text', leading: 11, before: 3, isShaded: true }

/** False when the pages are full. */
function put(block: Block, pages: PdfPages): boolean {
  switch (block.kind) {
    case 'drawing':
      return pages.drawing(block.drawing)
    case 'answer': {
      const asked: Stretch<TextLook> = { text: `${block.question} `, font: 'F2', size: 10, key: { ink: 'quiet' } }
      const look: BlockLook = { font: 'F1', size: 10, ink: 'text', leading: 14, before: 5 }
      return pages.paragraph({
        ...look,
        stretches: [asked, ...block.runs.flatMap((run) => stretchesOf(run, look, true))],
      })
    }
    case 'well':
      return paragraph(block.runs, { ...WELL, edge: block.trust }, pages)
    case 'card':
      return paragraph(
        block.runs,
        { ...LOOKS.head, ink: block.isDriven ? 'harm' : 'text', edge: block.trust, keep: 2 },
        pages,
      )
    default:
      return paragraph(block.runs, LOOKS[block.kind], pages)
  }
}

function paragraph(runs: readonly Run[], look: BlockLook, pages: PdfPages): boolean {
  const lead: readonly Run[] = look.lead === undefined ? [] : [{ kind: 'ours', text: look.lead }]
  const isOneLine = look.isShaded !== true
  return pages.paragraph({ ...look, stretches: [...lead, ...runs].flatMap((run) => stretchesOf(run, look, isOneLine)) })
}

function stretchesOf(
  { kind, text, trust, flows }: Run,
  { font, size, ink }: BlockLook,
  isOneLine: boolean,
): readonly Stretch<TextLook>[] {
  const mark = kind === 'mark' ? { mark: trust ?? 'untrusted' } : {}
  const plain: TextLook = { ink, ...mark }
  const written: TextLook = { ink: 'escape', ...mark }
  const parts = splitVisible(isOneLine ? text.replace(/[\n\t]/g, ' ') : text, isWinAnsi)
  const words = parts.map((part) => ({ text: part.text, font, size, key: part.isEscape ? written : plain }))
  const numbers = [...new Set(flows ?? [])]
  if (numbers.length === 0) return words
  return [...words, { text: ` [${numbers.join(' ')}]`, font: 'F2', size: size * 0.8, key: { ink } }]
}

function hasForeign(block: Block): boolean {
  return (
    'runs' in block && block.runs.some(({ text }) => splitVisible(text, isWinAnsi).some(({ isEscape }) => isEscape))
  )
}
