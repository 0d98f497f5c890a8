import { ADDRESSEES } from '../../address/addressees.ts'
import { judgeAddress } from '../../address/find-addressed-orders.ts'
import { judgeUnasked } from '../../address/judge-unasked.ts'
import { DISCUSSED_OR_FORBIDDEN } from '../discussing.ts'
import { phrase } from '../phrase.ts'
import { buildFamily } from '../signature.ts'

/** Where others write: what a user, an operator or the model itself says to a program is how one talks to it. */
const READ = ['retrieval', 'tool', 'tool_arguments', 'tool_definition'] as const

/** What nobody who means well wants to hear of a user through an assistant. */
const WANTED =
  '(?:passwords?|pass ?codes?|card numbers?|credit cards?|cvv|cvc|pin|otp|one-time codes?|verification codes?|security codes?|credentials|login data|ssn|social security|seed phrases?|recovery phrases?|private keys?|api keys?|access tokens?|bank details|date of birth)'
/** Where a user is to be led. */
const LED =
  '(?:https?://|www[.]|[+][0-9]{1,3}[ 0-9()-]{5,16}|[0-9]{3,4}[ -][0-9]{3}[ -][0-9]{3,4}|[a-z0-9._-]{1,30}@[a-z0-9.-]{1,30}|install|download)'
const TELL = '(?:tell|inform|advise|convince|urge|instruct|notify|let)'

/** Orders in data to whatever program reads it, by how the program is spoken to and what it shall do. */
export const addressed = buildFamily(
  {
    family: 'addressed',
    label: 'injection',
    atlas: ['AML.T0051.001'],
    owasp: ['LLM01:2026', 'ASI01:2026'],
    roles: READ,
    elsewhere: 0,
    unless: DISCUSSED_OR_FORBIDDEN,
  },
  [
    {
      id: 'addressed.order',
      score: 0.9,
      reason: 'Text that was read tells a program what to do.',
      literals: ADDRESSEES,
      check: judgeAddress,
    },
    {
      id: 'addressed.about-the-user',
      score: 0.62,
      reason: 'Text that was read says what the user shall be told, and leads the user somewhere.',
      literals: [
        'tell the user',
        'inform the user',
        'advise the user',
        'convince the user',
        'urge the user',
        'instruct the user',
        'notify the user',
        'tell your user',
        'let the user know',
      ],
      pattern: phrase`${TELL} (?:the|your) users? [^.\n]{0,110}?${LED}`,
    },
    {
      id: 'addressed.asks-for-secrets',
      score: 0.6,
      reason: 'Text that was read wants the user to be asked for a secret.',
      literals: [
        'ask the user',
        'ask your user',
        'request from the user',
        'prompt the user',
        'have the user',
        'get the user',
        'make the user',
        'collect the user',
      ],
      pattern: phrase`(?:ask|request from|prompt|have|get|make|collect) (?:the|your) users?(?:['’]s)? [^.\n]{0,50}?${WANTED}[^.\n]{0,60}?(?:so that|to (?:verify|continue|proceed|unlock|renew|confirm|restore)|before|first|again|(?:and|then) (?:send|resend|forward|post|include|submit|pass|retry|repeat|continue|proceed|call)|in order)`,
    },
    {
      id: 'addressed.shapes-the-answer',
      score: 0.6,
      reason: 'Text that was read lays down how answers or summaries have to be.',
      literals: [
        'end each',
        'end every',
        'end your',
        'end the',
        'start each',
        'start every',
        'start your',
        'begin each',
        'begin every',
        'begin your',
        'finish each',
        'finish every',
        'finish your',
        'answers must',
        'answers have to',
        'answers should',
        'every answer',
        'each answer',
        'all answers',
        'all summaries',
        'every summary',
        'every reply',
        'each reply',
        'every response',
        'all responses',
      ],
      pattern: phrase`(?:(?:end|start|begin|finish|close|open) (?:each|every|your|the|all|any) (?:answer|answers|summary|summaries|reply|replies|response|responses|review)|(?:every|each|all|the)? ?(?:answers?|summar(?:y|ies)|repl(?:y|ies)|responses?) [^.\n]{0,40}?(?:must|have to|has to|should|need to|needs to|shall|are to|is to) (?:end|start|begin|finish|close|open|contain|include|recommend|mention)) ?(?:with|by)? ?[^.\n]{0,40}?(?:["'“„«]|the (?:sentence|words|link|phrase|line|number)|https?://|a link|our )`,
    },
    {
      id: 'addressed.reads-out-secrets',
      score: 0.62,
      reason: 'Text that was read wants a secret of the machine to be shown.',
      literals: [
        'print the',
        'output the',
        'show the',
        'reveal the',
        'paste the',
        'include the',
        'send the',
        'post the',
        'return the',
        'echo the',
        'provide the',
        'supply the',
      ],
      pattern: phrase`(?:print|output|show|reveal|paste|include|send|post|return|echo|provide|supply) the (?:values?|contents?|full text) of (?:the |your |all )?(?:environment variables?|env(?:ironment)?|file|secret|variable)? ?[^.\n]{0,24}?(?:[a-z_]{2,24}_(?:key|token|secret|password)|[.]env\b|id_rsa|[.]aws|credentials|/etc/|environment)`,
    },
    {
      id: 'addressed.nobody-asked-again',
      score: 0.58,
      reason: 'Text that was read wants something irreversible done without asking again.',
      literals: [
        'no need to',
        'without asking',
        'do not ask',
        "don't ask",
        'without further',
        'without confirmation',
        'no confirmation',
        'do not wait for',
      ],
      check: judgeUnasked,
    },
  ],
)
