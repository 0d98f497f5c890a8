import type { SecretRule } from '../secret-rule.ts'
import { CLOUD_RULES } from './cloud.ts'
import { DATA_AND_WATCH_RULES } from './data-and-watch.ts'
import { MESSAGE_RULES } from './messages.ts'
import { MODEL_RULES } from './models.ts'
import { PAYMENT_RULES } from './payments.ts'
import { SOURCE_AND_BUILD_RULES } from './source-and-builds.ts'

/** Every format of a provider's key that is looked for. */
export const SECRET_RULES: readonly SecretRule[] = [
  ...CLOUD_RULES,
  ...MODEL_RULES,
  ...SOURCE_AND_BUILD_RULES,
  ...PAYMENT_RULES,
  ...MESSAGE_RULES,
  ...DATA_AND_WATCH_RULES,
]
