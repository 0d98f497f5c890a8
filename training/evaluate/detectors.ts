import type { ScanRole } from '@telltale/model'

/** What a detector says of one text. */
export interface Judgement {
  /** Higher is more suspicious; any scale. */
  readonly score: number
  /** Whether it would act with the settings it comes with. */
  readonly acts: boolean
}

/** Anything that judges a text; rivals know no roles and are asked without. */
export interface TextDetector {
  readonly name: string
  readonly version: string
  judge(text: string, role: ScanRole): Judgement | Promise<Judgement>
}

/** A detector of the registry: one number a text. */
export interface Rival {
  readonly name: string
  readonly version: string
  /** It acts by default on scores from here on. */
  readonly actsFrom: number
  score(text: string): number | Promise<number>
}

/** A rival behind the shape that ours has. */
export function fromRival(rival: Rival): TextDetector {
  const { name, version, actsFrom } = rival
  const toJudgement = (score: number): Judgement => ({ score, acts: score >= actsFrom })
  return {
    name,
    version,
    judge: (text) => {
      const score = rival.score(text)
      return typeof score === 'number' ? toJudgement(score) : score.then(toJudgement)
    },
  }
}
