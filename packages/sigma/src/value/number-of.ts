/** Each digit run can end in one way only, so the time is linear. */
const DECIMAL = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/

/** Longer texts are no numbers that anyone wrote. */
const MAX_DIGITS = 400

/** The finite decimal number that a text is from end to end; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  if (text.length > MAX_DIGITS || !DECIMAL.test(text)) return undefined
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}
