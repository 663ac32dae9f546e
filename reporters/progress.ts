import type { ProgressArtifact } from './channel.ts'
import { duration } from './quantity.ts'

/** Where the run stands. Times in ms of one clock. */
export interface ProgressState {
  planned: number
  finished: number
  /** how long each finished spec took */
  tookMs: number[]
  now: ProgressArtifact | undefined
  /** when `now` was said */
  saidAt: number
  /** when the spec of `now` began */
  since: number
}

export function startProgress(planned: number, at: number): ProgressState {
  return { planned, finished: 0, tookMs: [], now: undefined, saidAt: at, since: at }
}

/** A spec ended; the next begins at once. */
export function finishSpec(state: ProgressState, at: number): ProgressState {
  return {
    ...state,
    finished: state.finished + 1,
    tookMs: [...state.tookMs, at - state.since],
    now: undefined,
    saidAt: at,
    since: at,
  }
}

/** A test said how far it is. */
export function noteProgress(state: ProgressState, artifact: ProgressArtifact, at: number): ProgressState {
  return { ...state, now: artifact, saidAt: at }
}

/**
 * ms until the run ends: the rest of this spec (as its test says, else in proportion), and for every spec to come the
 * mean of those that are done. undefined while nothing supports a guess.
 */
export function etaMs(state: ProgressState, at: number): number | undefined {
  const { now, since, saidAt, tookMs } = state
  const meanMs = tookMs.length > 0 ? tookMs.reduce((sum, ms) => sum + ms, 0) / tookMs.length : undefined
  const atLastWord = now && restOfSpec(now, saidAt - since)
  // Between two words of the test the guess counts down; made anew each second it would grow while nothing is said.
  const thisSpec = atLastWord === undefined ? meanMs && meanMs - (at - since) : atLastWord - (at - saidAt)
  if (thisSpec === undefined) return undefined
  const toCome = Math.max(0, state.planned - state.finished - 1)
  const perSpec = meanMs ?? saidAt - since + (atLastWord ?? 0)
  return Math.max(0, thisSpec) + toCome * perSpec
}

function restOfSpec(now: ProgressArtifact, spentMs: number): number | undefined {
  const share = now.total > 0 ? Math.min(1, now.done / now.total) : 0
  return now.etaMs ?? (share > 0 ? (spentMs / share) * (1 - share) : undefined)
}

/** A guess that has run out tells nothing. */
const leastLeftMs = 500

/** '[2/6] bridge: measuring 12/40, 1 min 12 s left'. Where `width` does not hold it, the text before the time is cut. */
export function progressLine(
  state: ProgressState,
  at: number,
  width: number = Number.POSITIVE_INFINITY,
): string {
  const place = `[${Math.min(state.finished + 1, state.planned)}/${state.planned}]`
  const eta = etaMs(state, at)
  const left = eta === undefined || eta < leastLeftMs ? '' : `, ${duration(eta)} left`
  const head = `${place} ${state.now ? textOf(state.now) : 'starting'}`
  const room = Math.max(0, width - left.length)
  return (head.length <= room ? head : `${head.slice(0, Math.max(0, room - 1))}…`) + left
}

function textOf({ mode, text, done, total }: ProgressArtifact): string {
  return `${mode}: ${text}${total > 0 ? ` ${done}/${total}` : ''}`
}

/** 'set-up 6 of up to 40' is the stage of 'set-up 5 of up to 40'. */
const stageOf = (text: string): string => text.replace(/\d+/g, '')

/** What was printed last, where lines cannot be overwritten. */
export interface Printed {
  at: number
  mode: string
  text: string
}

/** Without a terminal: a new mode is said at once, a new stage after a second, progress within a stage every 5 s. */
export function isDue(artifact: ProgressArtifact, last: Printed | undefined, at: number): boolean {
  if (artifact.onlyInSilence) return false
  if (last?.mode !== artifact.mode) return true
  return at - last.at >= (stageOf(last.text) === stageOf(artifact.text) ? 5000 : 1000)
}

/** Without a terminal: longest that nothing is said while a run works, ms. */
export const longestSilenceMs = 20_000
