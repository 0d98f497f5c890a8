import { deflateSync } from 'node:zlib'
import { PDF_FONTS, type PdfFont } from './pdf-text.ts'

/** A4, points. */
export const PAGE_WIDTH = 595
export const PAGE_HEIGHT = 842

/** Numbers of the objects that every file begins with. */
const CATALOG = 1
const PAGES = 2
const INFO = 3
const FIRST_FONT = 4

/**
 * A PDF 1.7 file of these pages, each a text of drawing operators in ASCII. Nothing in it is active: no script, no link,
 * no form, no file inside. `title` is shown by readers. Equal calls give equal bytes.
 */
export function writePdf(title: string, pages: readonly string[]): Uint8Array {
  const fonts = Object.entries(PDF_FONTS) as readonly (readonly [PdfFont, string])[]
  const firstPage = FIRST_FONT + fonts.length
  const pageNumber = (place: number): number => firstPage + 2 * place
  const kids = pages.map((_, place) => `${pageNumber(place)} 0 R`).join(' ')
  const fontRefs = fonts.map(([name], place) => `/${name} ${FIRST_FONT + place} 0 R`).join(' ')
  const file = new PdfFile()
  file.add(`<< /Type /Catalog /Pages ${PAGES} 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>`)
  file.add(
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 ${PAGE_WIDTH} ${PAGE_HEIGHT}] /Resources << /Font << ${fontRefs} >> >> >>`,
  )
  file.add(`<< /Title ${toUtf16(title)} /Producer (Telltale) >>`)
  for (const [, name] of fonts) {
    file.add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`)
  }
  for (const [place, operators] of pages.entries()) {
    file.add(`<< /Type /Page /Parent ${PAGES} 0 R /Contents ${pageNumber(place) + 1} 0 R >>`)
    const bytes = deflateSync(Buffer.from(operators, 'latin1'))
    file.add(`<< /Length ${bytes.length} /Filter /FlateDecode >>`, bytes)
  }
  return file.end()
}

/** Objects by number, from 1, and where each begins. */
class PdfFile {
  // Bytes over 127 in the second line tell programs that the file is no text.
  readonly #parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  readonly #offsets: number[] = []
  #length = this.#parts[0]?.length ?? 0

  add(dictionary: string, stream?: Uint8Array): void {
    this.#offsets.push(this.#length)
    this.#write(`${this.#offsets.length} 0 obj\n${dictionary}\n`)
    if (stream !== undefined) {
      this.#write('stream\n')
      this.#keep(Buffer.from(stream))
      this.#write('\nendstream\n')
    }
    this.#write('endobj\n')
  }

  end(): Uint8Array {
    const start = this.#length
    const count = this.#offsets.length + 1
    const entries = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
    this.#write(`xref\n0 ${count}\n0000000000 65535 f \n${entries}`)
    this.#write(`trailer\n<< /Size ${count} /Root ${CATALOG} 0 R /Info ${INFO} 0 R >>\nstartxref\n${start}\n%%EOF\n`)
    return Buffer.concat(this.#parts)
  }

  #write(text: string): void {
    this.#keep(Buffer.from(text, 'latin1'))
  }

  #keep(bytes: Buffer): void {
    this.#parts.push(bytes)
    this.#length += bytes.length
  }
}

function toUtf16(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return `<${bytes.toString('hex')}>`
}
