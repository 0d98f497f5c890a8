const CHUNK = 8192

function isPlain(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x20 && unit < 0x7f
}

/** The text that UTF-16 units spell. */
function textOf(units: Uint16Array): string {
  let text = ''
  for (let at = 0; at < units.length; at += CHUNK) text += spell(units.subarray(at, at + CHUNK))
  return text
}

// Applied and not spread: spreading goes through an iterator and takes ten times as long.
const spell: (units: ArrayLike<number>) => string = Function.prototype.apply.bind(String.fromCharCode, null)

/** A text that grows unit by unit, each with the place it comes from. */
export class TextBuilder {
  length = 0
  units: Uint16Array
  starts: Uint32Array

  constructor(room: number) {
    this.units = new Uint16Array(room)
    this.starts = new Uint32Array(room)
  }

  push(unit: number, start: number): void {
    if (this.length === this.units.length) this.#grow()
    this.units[this.length] = unit
    this.starts[this.length] = start
    this.length += 1
  }

  /** Takes over the printable ASCII that stands at `from` of a text; gives back where that ends. */
  pushPlain(text: Uint16Array, from: number): number {
    let at = from
    while (isPlain(text[at])) {
      if (this.length === this.units.length) this.#grow()
      const { units, starts } = this
      let to = this.length
      for (; to < units.length && isPlain(text[at]); at += 1) {
        units[to] = text[at] ?? 0
        starts[to] = at
        to += 1
      }
      this.length = to
    }
    return at
  }

  pushText(text: string, start: number): void {
    for (let at = 0; at < text.length; at += 1) this.push(text.charCodeAt(at), start)
  }

  text(): string {
    return textOf(this.units.subarray(0, this.length))
  }

  places(): Uint32Array {
    return this.starts.subarray(0, this.length)
  }

  #grow(): void {
    const room = this.units.length * 2 + 16
    const [units, starts] = [this.units, this.starts]
    this.units = new Uint16Array(room)
    this.units.set(units)
    this.starts = new Uint32Array(room)
    this.starts.set(starts)
  }
}
