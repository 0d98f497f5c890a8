import type { StoryJson } from '@telltale/model'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { indexStory } from './story-index.ts'
import styles from './story-paper.css?raw'
import { StoryDocument } from './story-paper.tsx'

// Nothing in the file may run, and nothing may be fetched when somebody opens it.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

/** The story as one file that opens anywhere: static markup, its styles inside, no script; what came in is escaped text. */
export function storyHtml(story: StoryJson): string {
  const place = document.createElement('div')
  const root = createRoot(place)
  flushSync(() => root.render(createElement(StoryDocument, { index: indexStory(story) })))
  const body = place.innerHTML
  root.unmount()
  const title = `Story of trace ${story.trace_id.replace(/[^\w-]/g, '')}`
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<meta name="viewport" content="width=device-width"><title>${title}</title>`,
    `<style>${styles}</style></head>`,
    `<body>${body}</body></html>`,
    '',
  ].join('\n')
}

/** Gives the reader a file. */
export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers read the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
