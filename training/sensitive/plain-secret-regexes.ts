import type { SpanFinder } from './measure.ts'

/** Thirty patterns for secrets that somebody writes in an afternoon; the base line. */
export const PLAIN_SECRET_REGEXES: readonly RegExp[] = [
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\bASIA[0-9A-Z]{16}\b/g,
  /\bAIza[0-9A-Za-z_-]{35}\b/g,
  /\bya29\.[0-9A-Za-z_-]+/g,
  /\bghp_[0-9A-Za-z]{36}\b/g,
  /\bgh[ousr]_[0-9A-Za-z]{36}\b/g,
  /\bgithub_pat_[0-9A-Za-z_]{82}\b/g,
  /\bglpat-[0-9A-Za-z_-]{20}/g,
  /\bxox[baprs]-[0-9A-Za-z-]{10,}/g,
  /hooks\.slack\.com\/services\/[0-9A-Za-z/]+/g,
  /\bsk-[0-9A-Za-z_-]{20,}/g,
  /\bsk-ant-[0-9A-Za-z_-]{20,}/g,
  /\bhf_[0-9A-Za-z]{30,}\b/g,
  /\b[sr]k_live_[0-9A-Za-z]{16,}\b/g,
  /\bsk_test_[0-9A-Za-z]{16,}\b/g,
  /\bSG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}/g,
  /\bkey-[0-9a-f]{32}\b/g,
  /\bnpm_[0-9A-Za-z]{36}\b/g,
  /\bpypi-[0-9A-Za-z_-]{50,}/g,
  /\bdop_v1_[0-9a-f]{64}\b/g,
  /\bSK[0-9a-f]{32}\b/g,
  /\bshpat_[0-9a-fA-F]{32}\b/g,
  /\b\d{8,10}:[0-9A-Za-z_-]{35}\b/g,
  /\bhvs\.[0-9A-Za-z_-]{24,}/g,
  /\beyJ[0-9A-Za-z_-]+\.eyJ[0-9A-Za-z_-]+\.[0-9A-Za-z_-]+/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  /[a-z]+:\/\/[^\s:/]+:[^\s@/]+@/g,
  /\bBearer\s+[0-9A-Za-z._~+/-]{20,}/g,
  /(?:password|passwd|pwd)["']?\s*[:=]\s*["']?[^\s"',;]{6,}/gi,
  /(?:api_?key|secret|token)["']?\s*[:=]\s*["']?[0-9A-Za-z_./+=-]{12,}/gi,
]

/** Runs a list of patterns over a text. */
export function createRegexFinder(name: string, patterns: readonly RegExp[]): SpanFinder {
  return {
    name,
    find: (text) =>
      patterns.flatMap((pattern) =>
        [...text.matchAll(pattern)].map((match) => ({
          type: 'any',
          start: match.index,
          end: match.index + match[0].length,
        })),
      ),
  }
}
