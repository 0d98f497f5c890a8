import { clsx } from 'clsx'
import {
  Bot,
  Cpu,
  FileText,
  Globe,
  KeyRound,
  type LucideIcon,
  MessageSquareText,
  MessagesSquare,
  User,
  Wrench,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { EntityKind } from '../lib/entities.ts'
import { UntrustedLine } from './untrusted.tsx'

type ChipTone = 'plain' | 'soft' | 'bad' | 'good' | 'untrusted'

const TONES: Readonly<Record<ChipTone, string>> = {
  plain: 'border-line-2 text-fg-2',
  soft: 'border-transparent bg-selected text-fg-2',
  bad: 'border-high text-crit-text',
  good: 'border-transparent bg-ok-bg text-ok',
  untrusted: 'border-untrusted-line text-untrusted',
}

/** A short fact. */
export function Chip({ tone = 'plain', icon, children }: { tone?: ChipTone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 max-w-full flex-none items-center gap-1.5 rounded-1 border px-1.5 text-12 whitespace-nowrap',
        TONES[tone],
      )}
    >
      {icon}
      {children}
    </span>
  )
}

/** A number that a machine gave: mono, cut at the end, whole in its tooltip. */
export function IdChip({ id, length = 16 }: { readonly id: string; readonly length?: number }) {
  return (
    <span
      title={id}
      className="inline-flex h-5 flex-none items-center rounded-1 border border-line-2 px-1.5 font-mono text-11 text-fg-2"
    >
      {id.length > length ? `${id.slice(0, length)}…` : id}
    </span>
  )
}

const ICONS: Readonly<Record<EntityKind, LucideIcon>> = {
  agent: Bot,
  user: User,
  key: KeyRound,
  tool: Wrench,
  document: FileText,
  host: Globe,
  prompt: MessageSquareText,
  model: Cpu,
  session: MessagesSquare,
}

interface EntityChipProps {
  readonly kind: EntityKind
  readonly name: string
  /** Names chosen by outsiders carry amber. */
  readonly untrusted?: boolean
}

/** Someone or something that acts, by kind and name. Long names are cut in the middle. */
export function EntityChip({ kind, name, untrusted = false }: EntityChipProps) {
  const Icon = ICONS[kind]
  return (
    <Chip tone={untrusted ? 'untrusted' : 'plain'} icon={<Icon size={12} aria-label={kind} />}>
      <UntrustedLine text={cutMiddle(name)} title={name} />
    </Chip>
  )
}

function cutMiddle(name: string): string {
  return name.length <= 32 ? name : `${name.slice(0, 18)}…${name.slice(-12)}`
}
