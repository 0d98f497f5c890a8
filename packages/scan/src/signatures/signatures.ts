import { addressed } from './families/addressed.ts'
import { carriers } from './families/carriers.ts'
import { codeInjection } from './families/code-injection.ts'
import { dangerousCommands } from './families/dangerous-commands.ts'
import { encodedAnswer } from './families/encoded-answer.ts'
import { exfiltration } from './families/exfiltration.ts'
import { extraction } from './families/extraction.ts'
import { extractionLanguages } from './families/extraction-languages.ts'
import { languageSwitch } from './families/language-switch.ts'
import { manyShot } from './families/many-shot.ts'
import { memoryPoisoning } from './families/memory-poisoning.ts'
import { override } from './families/override.ts'
import { overrideAsian } from './families/override-asian.ts'
import { overrideEuropean } from './families/override-european.ts'
import { persona } from './families/persona.ts'
import { prefixInjection } from './families/prefix-injection.ts'
import { refusalSuppression } from './families/refusal-suppression.ts'
import { roleForging } from './families/role-forging.ts'
import { selfReplication } from './families/self-replication.ts'
import { sensitivePaths } from './families/sensitive-paths.ts'
import { ssrf } from './families/ssrf.ts'
import { toolCoercion } from './families/tool-coercion.ts'
import { toolPoisoning } from './families/tool-poisoning.ts'
import { unbound } from './families/unbound.ts'
import type { Signature } from './signature.ts'

/** All signatures. */
export const SIGNATURES: readonly Signature[] = [
  ...override,
  ...overrideEuropean,
  ...overrideAsian,
  ...persona,
  ...unbound,
  ...extraction,
  ...extractionLanguages,
  ...roleForging,
  ...toolCoercion,
  ...addressed,
  ...carriers,
  ...exfiltration,
  ...refusalSuppression,
  ...prefixInjection,
  ...encodedAnswer,
  ...languageSwitch,
  ...manyShot,
  ...selfReplication,
  ...memoryPoisoning,
  ...toolPoisoning,
  ...dangerousCommands,
  ...sensitivePaths,
  ...ssrf,
  ...codeInjection,
]

/** Names of the families, each once. */
export const SIGNATURE_FAMILIES: readonly string[] = [...new Set(SIGNATURES.map((signature) => signature.family))]
