import { Activity, LayoutDashboard, type LucideIcon, Search, ShieldCheck, Waypoints } from 'lucide-react'

/** A screen that exists, with the key that follows `G`. */
export interface Screen {
  readonly name: string
  readonly to: '/' | '/traces' | '/explore' | '/control' | '/telemetry'
  readonly key: string
  readonly icon: LucideIcon
  readonly group: 'look' | 'System'
}

export const SCREENS: readonly Screen[] = [
  { name: 'Overview', to: '/', key: 'o', icon: LayoutDashboard, group: 'look' },
  { name: 'Stories', to: '/traces', key: 's', icon: Waypoints, group: 'look' },
  { name: 'Explore', to: '/explore', key: 'e', icon: Search, group: 'look' },
  { name: 'Control', to: '/control', key: 'p', icon: ShieldCheck, group: 'look' },
  { name: 'Telemetry', to: '/telemetry', key: 't', icon: Activity, group: 'System' },
]
