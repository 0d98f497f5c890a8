/** One format of a provider's key. */
export interface SecretRule {
  /** Kebab case; the finding is `secret/<id>`. */
  readonly id: string
  /** What an analyst reads, for example `GitHub personal access token`. */
  readonly name: string
  /** Lower case; one of them stands in every match. The pattern is tried at the first character of each hit. */
  readonly literals: readonly string[]
  /** Sticky and of bounded length. Group 1, if there is one, is the secret and ends the match. */
  readonly pattern: RegExp
  /** How many characters in front of the literal the token may begin. */
  readonly back: number
  /** Whether the checksum in the value is right; undefined when the value has none. */
  readonly check: ((value: string) => boolean) | undefined
  /** False when the format alone is proof, and the value need not look random. */
  readonly random: boolean
  readonly score: number
}

export interface RuleOptions {
  readonly back?: number
  readonly check?: (value: string) => boolean
  readonly random?: boolean
  readonly score?: number
}

/** A rule from its id, its name and its pattern; the literals stand in one text, separated by spaces. */
export function rule(
  names: readonly [id: string, name: string],
  literals: string,
  pattern: RegExp,
  options: RuleOptions = {},
): SecretRule {
  return {
    id: names[0],
    name: names[1],
    literals: literals.split(' '),
    pattern,
    back: options.back ?? 0,
    check: options.check,
    random: options.random ?? true,
    score: options.score ?? 0.95,
  }
}
