import {
  Activity,
  Bell,
  Grid3x3,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Search,
  ShieldCheck,
  Waypoints,
} from 'lucide-react'

/** The parts of the nav, in their order; the first has no head of its own. */
export const SCREEN_GROUPS = ['look', 'Detect', 'System'] as const
type ScreenGroup = (typeof SCREEN_GROUPS)[number]

/** A screen that exists, with the key that follows `G`. */
export interface Screen {
  readonly name: string
  readonly to: '/' | '/alerts' | '/traces' | '/explore' | '/control' | '/rules' | '/coverage' | '/telemetry'
  readonly key: string
  readonly icon: LucideIcon
  readonly group: ScreenGroup
}

export const SCREENS: readonly Screen[] = [
  { name: 'Overview', to: '/', key: 'o', icon: LayoutDashboard, group: 'look' },
  { name: 'Alerts', to: '/alerts', key: 'a', icon: Bell, group: 'look' },
  { name: 'Stories', to: '/traces', key: 's', icon: Waypoints, group: 'look' },
  { name: 'Explore', to: '/explore', key: 'e', icon: Search, group: 'look' },
  { name: 'Control', to: '/control', key: 'p', icon: ShieldCheck, group: 'look' },
  { name: 'Rules', to: '/rules', key: 'r', icon: ListChecks, group: 'Detect' },
  { name: 'Coverage', to: '/coverage', key: 'c', icon: Grid3x3, group: 'Detect' },
  { name: 'Telemetry', to: '/telemetry', key: 't', icon: Activity, group: 'System' },
]
