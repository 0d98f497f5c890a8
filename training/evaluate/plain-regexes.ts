import type { Rival } from './detectors.ts'

/** What somebody writes in an afternoon: the base line that any detector has to beat. */
const PATTERNS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|skip|override)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|preceding)\b/i,
  /\b(?:ignore|disregard|forget|bypass)\b[^.\n]{0,30}\b(?:instructions?|rules|guidelines|prompts?)\b/i,
  /\b(?:system|initial|hidden|secret)\s(?:prompt|instructions?|message)\b/i,
  /\b(?:reveal|show|print|repeat|output|tell me)\b[^.\n]{0,30}\b(?:your|the)\s(?:prompt|instructions|rules|password)\b/i,
  /\byou are now\b/i,
  /\bpretend (?:to be|you are|that)\b/i,
  /\bact as (?:an?|if|my)\b/i,
  /\bfrom now on\b/i,
  /\b(?:DAN|STAN|DUDE)\b|\bdo anything now\b/,
  /\bjail ?break/i,
  /\b(?:developer|god|debug|admin|sudo) mode\b/i,
  /\b(?:without|no|any) (?:restrictions?|limitations?|filters?|censorship)\b/i,
  /<\|?(?:im_start|im_end|system|endoftext)\|?>|\[\/?INST\]/i,
  /^\s{0,8}#{2,4}\s?(?:system|instruction|new task)/im,
  /\bnew (?:instructions?|task|rules)\s?:/i,
  /\bimportant (?:message|instructions?)\b[^.\n]{0,30}\b(?:user|assistant|ai)\b/i,
]

/** Sixteen plain regular expressions; the score is the share of them that match. */
export const plainRegexes: Rival = {
  name: 'sixteen plain regexes',
  version: '1',
  actsFrom: 1 / PATTERNS.length,
  score: (text) => PATTERNS.filter((pattern) => pattern.test(text)).length / PATTERNS.length,
}
