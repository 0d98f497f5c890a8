import { remainder } from './check-digits.ts'
import { type FoundPii, isAlphanumeric } from './found-pii.ts'

/** Length of an account number by country (SWIFT IBAN registry). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** An account number that begins at `at` with its country: right length for it, and ISO 7064 mod 97 leaves 1. */
export function findIban(text: string, at: number): FoundPii | undefined {
  const length = LENGTHS.get(text.slice(at, at + 2).toUpperCase())
  if (length === undefined) return undefined
  let compact = ''
  let index = at
  while (compact.length < length && index - at < 50) {
    const code = text.charCodeAt(index)
    if (isAlphanumeric(code)) compact += text.charAt(index)
    else if (
      (code !== 32 && code !== 45 && code !== 0xa0 && code !== 46) ||
      !isAlphanumeric(text.charCodeAt(index + 1))
    )
      break
    index += 1
  }
  if (compact.length !== length || isAlphanumeric(text.charCodeAt(index))) return undefined
  if (remainder(compact.slice(4) + compact.slice(0, 4), 97) !== 1) return undefined
  return { type: 'iban', start: at, end: index, score: 0.97 }
}
