import type { CoverageCell } from '@telltale/model'
import { isBlind } from './coverage-words.ts'

/** The classes that draw what is known of a cell: how much ink, which edge, hatched where it is blind. */
export function cellLook(cell: CoverageCell): string {
  if (isBlind(cell)) return 'hatch border-line-2 bg-surface text-fg-2'
  switch (cell.state) {
    case 'tested':
      return 'border-cov-1 bg-cov-1 text-cov-1-text'
    case 'untested':
      return 'border-cov-1 bg-cov-2 text-fg'
    case 'no_rule':
      return 'border-dashed border-edge text-fg'
    case 'out_of_sight':
      return 'border-transparent text-fg-3'
  }
}
