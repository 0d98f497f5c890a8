import { DISCUSSED } from '../discussing.ts'
import { phrase } from '../phrase.ts'
import { buildFamily, NOT_SYSTEM } from '../signature.ts'

/** Changes of language that are meant to leave the rules behind. */
export const languageSwitch = buildFamily(
  {
    family: 'language-switch',
    label: 'jailbreak',
    atlas: ['AML.T0054', 'AML.T0068'],
    owasp: ['LLM01:2026'],
    roles: NOT_SYSTEM,
    elsewhere: 0.5,
    unless: DISCUSSED,
  },
  [
    {
      id: 'language-switch.answer-then',
      score: 0.6,
      reason: 'Switches the language in order to leave the rules behind.',
      literals: [
        'in zulu',
        'in gaelic',
        'in scots gaelic',
        'in hmong',
        'in swahili',
        'in latin',
        'in russian',
        'in chinese',
        'in german',
        'in french',
        'in spanish',
        'in another language',
        'in a different language',
        'in japanese',
        'in korean',
        'in arabic',
        'in hindi',
        'in esperanto',
        'in klingon',
        'in welsh',
        'in icelandic',
        'in english',
      ],
      pattern: phrase`in (?:zulu|(?:scots )?gaelic|hmong|swahili|latin|russian|chinese|german|french|spanish|another language|a different language|japanese|korean|arabic|hindi|esperanto|klingon|welsh|icelandic|english)[^\n]{0,60}?(?:(?:your|the|all|any) (?:rules|restrictions|filters?|guidelines|safety|safeguards|policies|instructions) (?:do not|don't|does not|doesn't|no longer|only|will not|won't|are not|are disabled)|(?:ignoring|bypass(?:ing)?|without|disregarding|ignore) (?:any |all |the |your |previous ){0,3}(?:rules|restrictions|filters?|guidelines|safety|safeguards|content polic|instructions|censorship))`,
    },
    {
      id: 'language-switch.forgotten-rules',
      score: 0.75,
      reason: 'Claims that the rules hold in one language only.',
      literals: [
        'rules only apply',
        'restrictions only apply',
        'only apply in english',
        'only apply to english',
        'guidelines only apply',
        'filters only work',
        'filter only works',
        'safety only applies',
        'do not apply in',
        "don't apply in",
        'does not apply in',
      ],
      pattern: phrase`(?:rules|restrictions|guidelines|filters?|safety|do not|don't|does not|only)(?: rules| training| measures| guidelines| filters)? ?(?:only )?(?:apply|applies|works?) (?:in|to|for) (?:[a-z]{4,12})\b(?<=(?:your|the|safety|content|ai|these|those|my) ?[^.\n]{0,60})(?<=english|german|french|spanish|chinese|russian|zulu|arabic|hindi|japanese|language|languages|latin)`,
    },
    {
      id: 'language-switch.translate-then-follow',
      score: 0.75,
      reason: 'Has the model translate a text and then follow it.',
      literals: ['translate'],
      pattern: phrase`translate (?:[^.!?\n]{0,70}?)(?:and|then)(?: then| also)? (?:follow|execute|obey|do what (?:it|the)|act on|carry out|comply with)\b`,
    },
  ],
)
