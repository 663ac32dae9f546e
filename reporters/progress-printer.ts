import type { ProgressArtifact } from './channel.ts'
import { LiveLine, type LineStream } from './live-line.ts'
import {
  finishSpec,
  isDue,
  longestSilenceMs,
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
  /** ms */
  now?: () => number
}

/** Shows the progress of the run: one line that is written over, or plain lines that are rare. */
export class ProgressPrinter {
  readonly #stream: LineStream
  readonly #line: LiveLine | undefined
  readonly #timer: NodeJS.Timeout
  readonly #now: () => number
  #state: ProgressState
  #printed: Printed | undefined
  /** When a line was last printed; undefined before the first, since the set-up of the run says by itself what it does. */
  #spokeAt: number | undefined

  constructor({ stream, live, planned, now = Date.now }: ProgressPrinterOptions) {
    this.#stream = stream
    this.#now = now
    this.#state = startProgress(planned, now())
    if (live) this.#line = new LiveLine(stream)
    this.#timer = setInterval(() => this.look(), 1000).unref()
  }

  /** A test begins. A log has its line when the spec ends; a person who waits wants to see it now. */
  begin(mode: string, test: string): void {
    const artifact = { type: 'skbench:progress', mode, done: 0, total: 0, text: test } as const
    const at = this.#now()
    this.#spokeAt ??= at
    this.#state = noteProgress(this.#state, artifact, at)
    this.#show()
  }

  note(artifact: ProgressArtifact): void {
    const at = this.#now()
    this.#state = noteProgress(this.#state, artifact, at)
    if (this.#line) this.#show()
    else if (isDue(artifact, this.#printed, at)) this.#print(at)
  }

  /** Time goes by: the line that is written over counts down; in a log a line breaks a long silence. */
  look(): void {
    const at = this.#now()
    if (this.#line) this.#show()
    else if (
      this.#spokeAt !== undefined &&
      at - this.#spokeAt >= longestSilenceMs &&
      this.#state.finished < this.#state.planned
    )
      this.#print(at)
  }

  finishSpec(): void {
    this.#state = finishSpec(this.#state, this.#now())
    if (this.#state.finished < this.#state.planned) this.#show()
    else this.#line?.end()
  }

  /** Prints whole lines with the progress line out of the way. */
  above(print: () => void): void {
    this.#spokeAt = this.#now()
    if (this.#line) this.#line.above(print)
    else print()
  }

  end(): void {
    clearInterval(this.#timer)
    this.#line?.end()
  }

  #print(at: number): void {
    const { now } = this.#state
    this.#spokeAt = at
    if (now) this.#printed = { at, mode: now.mode, text: now.text }
    this.#stream.write(`${progressLine(this.#state, at)}\n`)
  }

  #show(): void {
    this.#line?.show(progressLine(this.#state, this.#now(), (this.#stream.columns ?? 80) - 1))
  }
}
