import type { ProgressArtifact } from './channel.ts'
import { LiveLine, type LineStream } from './live-line.ts'
import {
  finishSpec,
  isDue,
  noteProgress,
  type Printed,
  progressLine,
  type ProgressState,
  startProgress,
} from './progress.ts'

export interface ProgressPrinterOptions {
  stream: LineStream
  /** whether the stream is a terminal on which a line can be written over */
  live: boolean
  planned: number
}

/** Shows the progress of the run: one line that is written over, or plain lines that are rare. */
export class ProgressPrinter {
  readonly #stream: LineStream
  readonly #line: LiveLine | undefined
  readonly #timer: NodeJS.Timeout | undefined
  #state: ProgressState
  #printed: Printed | undefined

  constructor({ stream, live, planned }: ProgressPrinterOptions) {
    this.#stream = stream
    this.#state = startProgress(planned, Date.now())
    if (live) {
      this.#line = new LiveLine(stream)
      this.#timer = setInterval(() => this.#show(), 1000).unref()
    }
  }

  /** A test begins. A log has its line when the spec ends; a person who waits wants to see it now. */
  begin(mode: string, test: string): void {
    if (!this.#line) return
    const artifact = { type: 'skbench:progress', mode, done: 0, total: 0, text: test } as const
    this.#state = noteProgress(this.#state, artifact, Date.now())
    this.#show()
  }

  note(artifact: ProgressArtifact): void {
    const at = Date.now()
    this.#state = noteProgress(this.#state, artifact, at)
    if (this.#line) this.#show()
    else if (isDue(artifact, this.#printed, at)) {
      this.#printed = { at, mode: artifact.mode, text: artifact.text }
      this.#stream.write(`${progressLine(this.#state, at)}\n`)
    }
  }

  finishSpec(): void {
    this.#state = finishSpec(this.#state, Date.now())
    if (this.#state.finished < this.#state.planned) this.#show()
    else this.#line?.end()
  }

  /** Prints whole lines with the progress line out of the way. */
  above(print: () => void): void {
    if (this.#line) this.#line.above(print)
    else print()
  }

  end(): void {
    clearInterval(this.#timer)
    this.#line?.end()
  }

  #show(): void {
    this.#line?.show(progressLine(this.#state, Date.now(), (this.#stream.columns ?? 80) - 1))
  }
}
