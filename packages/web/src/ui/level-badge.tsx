import type { AlertLevel } from '@telltale/model'
import { levelName } from '../lib/alert-levels.ts'

/** How a level is drawn: its shape, letter and ink, so that it reads without colour. */
interface LevelLook {
  readonly letter: string
  readonly path: string
  readonly fill: string
  readonly stroke: string
  readonly ink: string
  readonly dash?: string
  /** Base line of the letter. */
  readonly y: number
}

const CIRCLE = 'M10 2.2a7.8 7.8 0 1 1 0 15.6a7.8 7.8 0 1 1 0-15.6z'

const LOOKS: Readonly<Record<AlertLevel, LevelLook>> = {
  critical: {
    letter: 'C',
    path: 'M6.4 1.2h7.2l5.2 5.2v7.2l-5.2 5.2H6.4l-5.2-5.2V6.4z',
    fill: 'var(--crit)',
    stroke: 'none',
    ink: 'var(--on-crit)',
    y: 13.6,
  },
  high: {
    letter: 'H',
    path: 'M10 .9 19.1 10 10 19.1.9 10z',
    fill: 'var(--high-bg)',
    stroke: 'var(--high)',
    ink: 'var(--on-high)',
    y: 13.4,
  },
  medium: {
    letter: 'M',
    path: 'M5.6 2.6h8.8a3 3 0 0 1 3 3v8.8a3 3 0 0 1-3 3H5.6a3 3 0 0 1-3-3V5.6a3 3 0 0 1 3-3z',
    fill: 'none',
    stroke: 'var(--med)',
    ink: 'var(--on-med)',
    y: 13.6,
  },
  low: {
    letter: 'L',
    path: CIRCLE,
    fill: 'none',
    stroke: 'var(--low)',
    ink: 'var(--on-low)',
    dash: '2 1.6',
    y: 13.6,
  },
  informational: { letter: 'i', path: CIRCLE, fill: 'none', stroke: 'none', ink: 'var(--on-low)', y: 13.6 },
}

/** A level by shape and letter; its word is read out. */
export function LevelBadge({ level }: { readonly level: AlertLevel }) {
  const look = LOOKS[level]
  return (
    <svg className="level-badge" viewBox="0 0 20 20" role="img" aria-label={levelName(level)}>
      <path d={look.path} fill={look.fill} stroke={look.stroke} strokeWidth="1.5" strokeDasharray={look.dash} />
      <text x="10" y={look.y} fill={look.ink}>
        {look.letter}
      </text>
    </svg>
  )
}
