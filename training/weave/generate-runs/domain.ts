/** A value of a call or record: texts may hold `{slots}`. */
export type Shape = string | number | boolean | readonly Shape[] | { readonly [key: string]: Shape }

/** One call of a tool and what it gives back; `{hole}` in a result is where others' words may stand. */
export interface Step {
  readonly tool: string
  readonly args: { readonly [key: string]: Shape }
  readonly result: Shape
}

/** What a user asks for, and the calls that do it. */
export interface Task {
  readonly ask: readonly string[]
  readonly steps: readonly Step[]
  readonly answer: string
}

/** Languages that some orders are written in beside English. */
export type OtherLanguage = 'de' | 'es' | 'fr' | 'pt'

/** What a planted text wants: its orders in several wordings (clauses that begin with a verb), and the calls that obey. */
export interface Goal {
  readonly orders: readonly string[]
  /** Orders that describe their values and do not name them. */
  readonly vague?: readonly string[]
  readonly other?: Readonly<Partial<Record<OtherLanguage, string>>>
  /** None where only words are wanted. */
  readonly calls: readonly Step[]
}

/** One kind of application: its tools, what it is asked, and what somebody may plant in it. */
export interface Domain {
  readonly name: string
  readonly system: string
  /** Words for slots of its own: `{channel}` and `{channel2}` take different ones of the pool `channel`. */
  readonly pools: Readonly<Record<string, readonly string[]>>
  readonly tasks: readonly Task[]
  readonly goals: readonly Goal[]
  /** Tasks in which the user hands over a list that stands in a text: the hole holds `list`, and the steps follow it. */
  readonly handed: readonly (Task & { readonly list: string })[]
  /** Harmless texts of this kind of place that ask or tell somebody to do something. */
  readonly alike: readonly string[]
}

/** A step in one line. */
export function step(tool: string, args: Step['args'], result: Shape): Step {
  return { tool, args, result }
}
