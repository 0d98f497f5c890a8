import { DISCUSSED } from '../discussing.ts'
import { phrase } from '../phrase.ts'
import { buildFamily, NOT_SYSTEM } from '../signature.ts'

/** Dialogues and examples in which a model obeys, so that the next answer obeys as well. */
export const manyShot = buildFamily(
  {
    family: 'many-shot',
    label: 'jailbreak',
    atlas: ['AML.T0054', 'AML.T0051.000'],
    owasp: ['LLM01:2026'],
    roles: NOT_SYSTEM,
    elsewhere: 0.5,
    unless: DISCUSSED,
  },
  [
    {
      id: 'many-shot.turns',
      score: 0.6,
      reason: 'Holds a forged dialogue of several turns in which the model obeys.',
      literals: ['user:', 'human:', 'q:', 'question:'],
      pattern:
        /(?:user|human|q|question):[^\n]{2,200}\n{1,2}(?:assistant|ai|a|answer|bot|gpt|chatgpt):[^\n]{0,6}(?:sure|of course|absolutely|certainly|here is|here's|okay|yes)[^\n]{0,200}\n{1,3}(?:user|human|q|question):[^\n]{2,200}\n{1,2}(?:assistant|ai|a|answer|bot|gpt|chatgpt):[^\n]{0,6}(?:sure|of course|absolutely|certainly|here is|here's|okay|yes|)/i,
    },
    {
      id: 'many-shot.continue-pattern',
      score: 0.6,
      reason: 'Asks to go on in a pattern of obedient answers.',
      literals: [
        'continue the pattern',
        'follow the pattern',
        'following the examples above',
        'following the pattern',
        'same way as the examples',
        'in the same style as above',
        'as in the examples above',
        'continue this dialogue',
        'continue the dialogue',
        'complete the dialogue',
        'continue this conversation',
        'as you did above',
        'just like in the examples',
        'continue the conversation',
      ],
      pattern: phrase`(?:(?:continue|follow(?:ing)?|complete) (?:the|this) (?:pattern|dialogue|examples above|conversation)|same way as the examples|in the same style as above|as (?:in the examples above|you did above)|just like in the examples)[^\n]{0,120}?(?:without (?:refus|restrict|filter|warn|disclaim)|no (?:refus|restrict|filter|warn|disclaim)|never refuse|unfiltered|unrestricted|always compl|assistant always|illegal|harmful|jailb|bomb|hack)`,
    },
    {
      id: 'many-shot.examples-of-obedience',
      score: 0.6,
      reason: 'Shows examples of a model that obeys harmful requests.',
      literals: [
        'examples of how you',
        'examples of the ai',
        'here are examples',
        'example conversation',
        'example responses',
        'here are some examples',
        'previous examples show',
      ],
      pattern: phrase`(?:examples? (?:of how you|of the ai|conversation|responses?)|here are (?:some )?examples|previous examples show)[^\n]{0,80}?(?:without (?:restrict|filter|refus|warn)|unrestricted|unfiltered|no restrictions|jailbroken|compl(?:y|ies|ied) with (?:any|all|every|harmful)|never refus|harmful|always obey)`,
    },
  ],
)
