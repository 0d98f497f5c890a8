import { isUnseen } from '../../proxy/mcp/tool-name.ts'

/** A text of somebody else for a terminal: what does not show, or would act on it, stands as its number. */
export function showText(text: string): string {
  return [...text]
    .map((sign) => (isUnseen(sign) || sign === '\u200c' || sign === '\u200d' ? numberOf(sign) : sign))
    .join('')
}

function numberOf(sign: string): string {
  return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`
}

/** Tells the person who runs the proxy one line. Standard output belongs to the protocol. */
export function say(line: string): void {
  process.stderr.write(`telltale: ${showText(line.replaceAll(/[\r\n\t]/g, ' ')).slice(0, 4000)}\n`)
}
