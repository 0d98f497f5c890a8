/**
 * The address behind a reference of a rule, when what is read is where it leads: plain https in ASCII, without a
 * name or password in it. Anything else stays text.
 */
export function safeAddress(text: string): string | undefined {
  if (!text.startsWith('https://') || text.length > 2_000 || !/^[\x21-\x7e]+$/.test(text)) return undefined
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.username !== '' || url.password !== '' ? undefined : url.href
}
