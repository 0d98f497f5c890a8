import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { escapeForCopy } from '../lib/split-text.ts'
import { Button } from './button.tsx'

interface CopyButtonProps {
  readonly text: string
  /** Our own text, such as a command: copied as it stands. */
  readonly exact?: boolean
  readonly label?: string
}

/** Copies a text; one that came in is copied with escapes and defanged addresses. */
export function CopyButton({ text, exact = false, label = 'Copy' }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(exact ? text : escapeForCopy(text))
      setState('done')
    } catch {
      setState('failed') // a page served without TLS on another host has no clipboard
    }
    setTimeout(() => setState('idle'), 1500)
  }
  const words = state === 'done' ? 'Copied' : state === 'failed' ? 'Select and copy by hand' : label
  return (
    <Button
      small
      look={exact ? 'plain' : 'ghost'}
      onClick={copy}
      icon={state === 'done' ? <Check size={12} /> : <Copy size={12} />}
    >
      <span aria-live="polite">{words}</span>
    </Button>
  )
}
