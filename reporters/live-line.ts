/** What a live line needs of a stream. */
export interface LineStream {
  write(text: string): unknown
  columns?: number
}

const eraseLine = '\r\u001B[K'

/** The one line at the bottom of a terminal that is written over. Everything else is printed by `above`. */
export class LiveLine {
  readonly #stream: LineStream
  #text = ''

  constructor(stream: LineStream) {
    this.#stream = stream
  }

  /** Replaces the line; never longer than the terminal, since only one line can be erased. */
  show(text: string): void {
    this.#text = text.slice(0, Math.max(0, (this.#stream.columns ?? 80) - 1))
    this.#stream.write(eraseLine + this.#text)
  }

  /** Runs what prints whole lines with the line out of its way. */
  above(print: () => void): void {
    if (this.#text === '') {
      print()
      return
    }
    this.#stream.write(eraseLine)
    print()
    this.#stream.write(this.#text)
  }

  end(): void {
    if (this.#text !== '') this.#stream.write(eraseLine)
    this.#text = ''
  }
}
