import type { Category } from '@telltale/model'
import {
  ArrowUpRight,
  FileLock,
  FileSearch,
  Gauge,
  type LucideIcon,
  MessageSquareReply,
  MessageSquareText,
  ScrollText,
  Shield,
  Wrench,
} from 'lucide-react'
import { logLook } from '../lib/logs.ts'

const ICONS: Readonly<Record<Category, LucideIcon>> = {
  ai_prompt: MessageSquareText,
  ai_guardrail: Shield,
  ai_retrieval: FileSearch,
  ai_tool: Wrench,
  ai_system_prompt: FileLock,
  ai_usage: Gauge,
  ai_egress: ArrowUpRight,
  ai_response: MessageSquareReply,
  ai_audit: ScrollText,
}

interface LogMarkProps {
  readonly category: Category
  readonly short?: boolean
  readonly icon?: boolean
}

/** One of the nine logs: its square and always its name. */
export function LogMark({ category, short = false, icon = false }: LogMarkProps) {
  const look = logLook(category)
  const Icon = ICONS[category]
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap">
      {icon && <Icon size={14} className="flex-none text-fg-3" aria-hidden />}
      <i className="size-2 flex-none rounded-[2px]" style={{ background: look.color }} aria-hidden />
      <span className="overflow-hidden text-ellipsis">{short ? look.short : look.name}</span>
    </span>
  )
}
