import { CALM } from './calm.ts'
import { DISCUSS } from './discuss.ts'
import { EXTRACT } from './extract.ts'
import { FORGED } from './forged.ts'
import { HARMFUL } from './harmful.ts'
import { INDIRECT } from './indirect.ts'
import { JAILBREAK } from './jailbreak.ts'
import { MILD } from './mild.ts'
import { OVERRIDE } from './override.ts'
import { PAIRS } from './pairs.ts'
import { PROMPTS } from './prompts.ts'
import { SLY } from './sly.ts'
import { SYSTEM_PROMPTS } from './system-prompts.ts'
import { TOOLS } from './tools.ts'
import { TOPICS_ONE } from './topics-one.ts'
import { TOPICS_TWO } from './topics-two.ts'
import { TWINS } from './twins.ts'
import { WORDS } from './words.ts'
import { WORK } from './work.ts'

/** Every English seed. */
export const ENGLISH: readonly string[] = [
  OVERRIDE,
  EXTRACT,
  FORGED,
  TOOLS,
  INDIRECT,
  JAILBREAK,
  HARMFUL,
  TOPICS_ONE,
  TOPICS_TWO,
  TWINS,
  PROMPTS,
  SYSTEM_PROMPTS,
  DISCUSS,
  WORDS,
  MILD,
  WORK,
  PAIRS,
  CALM,
  SLY,
]
