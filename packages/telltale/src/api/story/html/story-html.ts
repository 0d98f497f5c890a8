import { createHash } from 'node:crypto'
import type { StoryJson } from '@telltale/model'
import { type Block, writeStory } from '../story-document.ts'
import type { Run } from '../story-excerpt.ts'
import { cutWords } from '../story-words.ts'
import { escapeHtml, foreignHtml } from './escape-html.ts'
import { STORY_STYLE } from './story-style.ts'
import { drawingHtml } from './story-svg.ts'

/** The one style that the page may use; nothing may run, and nothing is fetched when somebody opens it. */
const STYLE_HASH = createHash('sha256').update(STORY_STYLE).digest('base64')
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`

/** The story as one page that opens anywhere, without a network: no script, no link, what came in as escaped text. */
export function storyHtml(story: StoryJson): string {
  const title = `Story of trace ${cutWords(story.trace_id.replace(/[^\w-]/g, ''), 64)}`
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="referrer" content="no-referrer">',
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>`,
    `<style>${STORY_STYLE}</style></head>`,
    `<body><main>${blocksHtml(writeStory(story))}</main></body></html>`,
    '',
  ].join('\n')
}

/** Answers and items that follow each other are one list. */
function blocksHtml(blocks: readonly Block[]): string {
  const lines: string[] = []
  let open = ''
  for (const block of blocks) {
    const list = block.kind === 'answer' ? 'dl' : block.kind === 'item' ? 'ul' : ''
    if (list !== open) {
      if (open !== '') lines.push(`</${open}>`)
      if (list !== '') lines.push(list === 'dl' ? '<dl class="answers">' : '<ul>')
      open = list
    }
    lines.push(blockHtml(block))
  }
  if (open !== '') lines.push(`</${open}>`)
  return lines.join('\n')
}

const ELEMENTS = {
  title: ['<h1>', '</h1>'],
  section: ['<h2>', '</h2>'],
  head: ['<h3>', '</h3>'],
  plain: ['<p>', '</p>'],
  quiet: ['<p class="quiet">', '</p>'],
  warning: ['<p class="warning">', '</p>'],
  gap: ['<p class="gap">Gap: ', '</p>'],
  item: ['<li>', '</li>'],
} as const

function blockHtml(block: Block): string {
  if (block.kind === 'drawing') return drawingHtml(block.drawing)
  const words = block.runs.map(runHtml).join('')
  switch (block.kind) {
    case 'answer':
      return `<dt>${escapeHtml(block.question)}</dt><dd>${words}</dd>`
    case 'card':
      return `<h3 class="card edge-${block.trust}${block.isDriven ? ' driven' : ''}">${words}</h3>`
    case 'well':
      return `<div class="well edge-${block.trust}">${words}</div>`
    default: {
      const [begin, end] = ELEMENTS[block.kind]
      return `${begin}${words}${end}`
    }
  }
}

function runHtml({ kind, text, trust, flows = [] }: Run): string {
  if (kind === 'ours') return escapeHtml(text)
  if (kind === 'theirs') return foreignHtml(text)
  const numbers = [...new Set(flows)].join(' ')
  return `<mark class="of-${trust ?? 'untrusted'}">${foreignHtml(text)}<sup>[${numbers}]</sup></mark>`
}
