import { oneOf } from '../phrase.ts'

/** What an application has told its model, in words that hardly mean anything else. */
export const INSTRUCTIONS = oneOf(
  // With the slips of hurried typing: instuctions, iunstructions, intructions.
  'i?u?ns?tr?[a-z]{1,4}t?i?(?:ons?|oins?|nos)',
  'prompts?',
  'guidelines?',
  'directives?',
  'directions',
  'programming',
  'system messages?',
  'system prompts?',
  'commands?',
  'orders',
  'rules?',
  'constraints',
  'restrictions',
  'safeguards',
  'guardrails?',
  'protocols?',
  'policies',
  'safety (?:rules?|measures|settings|protocols?|polic(?:y|ies))',
  'ethical (?:rules|guidelines|constraints)',
  'content polic(?:y|ies)',
  'training',
  'conditioning',
)

/** Words for what came before. */
export const PREVIOUS = oneOf(
  'previous(?:ly)?',
  'prior',
  'preceding',
  'foregoing',
  'earlier',
  'above',
  'former',
  'past',
  'initial',
  'preceeding',
  'last',
  'original',
  'existing',
  'pre-?existing',
  'aforementioned',
  'default',
  'built-?in',
  'system',
  'developer',
)

/** Determiners that may stand in front of either. */
export const DETERMINERS =
  '(?:(?:all|any|every|each|the|your|these|those|its|of|such|both|other|and|or|my|his|our) ){0,4}'

/** Names for the hidden prompt of an application, without "your" or "the". */
export const HIDDEN_PROMPT = oneOf(
  'system prompts?',
  'system messages?',
  'system instructions?',
  'pre-?prompts?',
  'meta-?prompts?',
  '(?:initial|original|hidden|secret|internal|base|core|custom|confidential|underlying|starting|master|root|developer|system-level|pre-?set|built-?in|first|full|exact|entire|complete|given|current|previous|prior) (?:(?:system|set of|initial|internal|hidden) ){0,2}(?:prompts?|instructions?|directives?|messages?|guidelines|configuration|programming)',
)

/** Chat roles as forged turns name them. */
export const ROLE = '(?:system|assistant|user|developer|tool|function|ai|human|model|bot)'

/** The guard rails of a model. */
export const LIMITS = oneOf(
  'restrictions?',
  'limit(?:ation)?s?',
  'filters?',
  'censorship',
  'safety',
  'safeguards?',
  'guardrails?',
  'guidelines?',
  'rules?',
  'ethic(?:s|al)?',
  'moral(?:s|ity)?',
  'polic(?:y|ies)',
  'boundaries',
  'constraints?',
  'content (?:polic(?:y|ies)|filters?|moderation)',
)
