import { DISCUSSED } from '../discussing.ts'
import { phrase } from '../phrase.ts'
import { buildFamily, NOT_SYSTEM } from '../signature.ts'

const YES =
  "(?:sure|absolutely|of course|certainly|yes|okay|ok|here is|here's|here are|step 1|i will|no problem|great|understood|hell yeah|definitely|gladly|as requested|with pleasure)"

/** Texts that dictate how an answer begins, so that no refusal fits in. */
export const prefixInjection = buildFamily(
  {
    family: 'prefix-injection',
    label: 'jailbreak',
    atlas: ['AML.T0054', 'AML.T0051.000'],
    owasp: ['LLM01:2026'],
    roles: NOT_SYSTEM,
    elsewhere: 0.5,
    unless: DISCUSSED,
  },
  [
    {
      id: 'prefix-injection.start-with',
      score: 0.65,
      reason: 'Dictates an agreeing first sentence.',
      literals: [
        'start your',
        'begin your',
        'start the',
        'begin the',
        'start with',
        'begin with',
        'starting with',
        'beginning with',
        'start every',
        'begin every',
        'start each',
        'begin each',
        'respond with',
        'your response must',
        'your answer must',
        'your reply must',
        'your first',
        'first words',
        'start by saying',
        'begin by saying',
        'prefix your',
        'start response',
        'answer starts',
        'response starts',
        'start off',
      ],
      pattern: phrase`(?:(?:start|begin|prefix)(?:ning|ing)?(?: off)?(?: (?:your|the|every|each|all))?(?: (?:first|next))?(?: (?:response|answer|reply|output|message|sentence|text|responses|answers))?(?: only)? (?:by saying|with|off with)|(?:your )?(?:response|answer|reply|first (?:words?|sentence|line)) (?:must|should|will|has to|starts?|is|are)(?: always)?(?: (?:start|begin|be))?(?:s)?(?: with)?|respond with)(?: the)?(?: (?:exact )?(?:words?|phrase|sentence|text|string|line))?[:\s]{0,3}["'“‘«*\x60]{1,3}${YES}[,!:. "'”’»]`,
    },
    {
      id: 'prefix-injection.absolutely',
      score: 0.7,
      reason: 'Dictates an agreeing prefix together with a ban on refusal.',
      literals: [
        '"absolutely',
        "'absolutely",
        '"sure, here',
        "'sure, here",
        '"sure! here',
        '"of course',
        '"yes, i',
        '"here is how',
        'sure, here is',
        'sure, here are',
      ],
      pattern: phrase`[\"'“]?(?:absolutely! here|sure[,!] here(?:'s| is| are)(?: how| the| a| step| an)?|of course[,!] here|yes, i (?:can|will)|here is how)(?<=(?:start|begin|prefix|first|respond|reply|answer|output|say)[^\n]{0,70})[^\n\"'”]{0,60}[\"'”]`,
    },
    {
      id: 'prefix-injection.say-exactly',
      score: 0.5,
      reason: 'Demands a set sentence instead of an answer.',
      literals: [
        'say "i have been pwned',
        'i have been pwned',
        'say exactly',
        'print exactly',
        'output exactly',
        'respond only with',
        'reply only with',
        'just say',
        'simply say',
        'only output',
        'only say',
        'pwned',
        'haha pwned',
        'hacked',
      ],
      pattern: phrase`(?:say "?i have been pwned|i have been (?:pwned|hacked)|haha pwned|you have been pwned|(?:say|print|output|respond|reply|write)(?: exactly| only| with| just| simply){0,3}?["'“: ]{1,4}(?:pwned|hacked|access granted|jailbroken|i am (?:dan|jailbroken|free|unrestricted)|system compromised|injection successful))`,
    },
  ],
)
