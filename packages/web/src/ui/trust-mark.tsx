import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Trust } from '../lib/messages.ts'

const NAMES: Readonly<Record<Trust, string>> = {
  system: 'System',
  principal: 'User',
  untrusted: 'Untrusted',
  model: 'Model',
}

const SWATCHES: Readonly<Record<Trust, string>> = {
  system: 'swatch-system',
  principal: 'swatch-principal',
  untrusted: 'swatch-untrusted',
  model: 'swatch-model',
}

const EDGES: Readonly<Record<Trust | 'none', string>> = {
  system: 'edge-system',
  principal: 'edge-principal',
  untrusted: 'edge-untrusted',
  model: 'edge-model',
  none: 'edge-none',
}

/** Where words come from: a pattern and a word, readable without colour. */
export function TrustMark({ trust, children }: { readonly trust: Trust; readonly children?: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-12 whitespace-nowrap text-fg-2">
      <i className={clsx('size-3 flex-none rounded-[2px]', SWATCHES[trust])} aria-hidden />
      {NAMES[trust]}
      {children}
    </span>
  )
}

/** The classes that draw a trust edge on a card or a well. */
export function edgeOf(trust: Trust | 'none'): string {
  return `edge ${EDGES[trust]}`
}
