/** What one file may hold. Generous for what people write, small enough that a hostile file costs little. */
export const LIMITS = {
  /** Characters of a file. */
  textLength: 1_048_576,
  /** Maps, lists and scalars of a file, those that aliases repeat counted again. */
  nodes: 200_000,
  /** Pieces (scalars, marks, runs of spaces) that YAML cuts a file into. */
  yamlPieces: 200_000,
  /** Stray brackets, bad escapes and directives: each costs the library much to tell. */
  yamlFaults: 100,
  /** Columns that a line is indented by. */
  yamlIndent: 200,
  /** Documents of a file. */
  documents: 2_000,
  /** Lists in maps in lists. */
  depth: 40,
  /** Characters of one value of a rule. */
  patternLength: 32_768,
  /** Characters of one regular expression: RE2 compiles in time and memory that grow with it. */
  regexLength: 8_192,
  /** Instructions of all compiled regular expressions of one rule. */
  regexSteps: 500_000,
  /** Values of one field. */
  listLength: 20_000,
  /** Tests that one written value may stand for after placeholders and dashes. */
  variants: 10_000,
  /** Characters of the texts that one written value stands for, together. */
  variantsLength: 1_048_576,
  /** Characters of all texts of one rule. */
  textsLength: 8_388_608,
  /** Tests of one rule. */
  tests: 100_000,
  /** Brackets and `not` in each other in a condition. */
  conditionDepth: 100,
  /** Names that a condition comes to when its patterns are resolved. */
  conditionNames: 20_000,
  /** Problems told of one file. */
  problems: 200,
} as const
