import type { Behaviour, Ground } from './behaviour.ts'
import { createClosingWindows } from './closing-windows.ts'
import { createGroupSilence } from './group-silence.ts'
import { createMissingAnswer } from './missing-answer.ts'
import { createOwnBaseline } from './own-baseline.ts'
import { createSettledWindows } from './settled-windows.ts'
import { createSlidingWindows } from './sliding-windows.ts'
import { holdsAtOnce } from './window-probe.ts'

/** How windows of the correlation are laid and judged. */
export function buildBehaviour(ground: Ground): Behaviour {
  const { condition } = ground.rule
  if (condition.kind === 'baseline') return createOwnBaseline(ground, condition)
  if (condition.kind === 'absence') {
    return condition.after === undefined
      ? createGroupSilence(ground, condition.atLeast)
      : createMissingAnswer(ground, condition.after)
  }
  if (holdsAtOnce(condition)) return createSlidingWindows(ground)
  return condition.kind === 'extended' ? createSettledWindows(ground) : createClosingWindows(ground)
}
