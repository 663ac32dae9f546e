import type { Death, Ending, ReachObservation } from '../baselines/observation.ts'
import { type About, failed, invalid, type Judgement, passed } from './judgement.ts'

function endingText(ending: Ending): string {
  const place = `${ending.netns} ${ending.netdev}`.trim()
  if ('lastSeenAt' in ending)
    return `nothing freed the ${ending.packet}, last seen at ${ending.lastSeenAt} on ${place}`
  const reason = ending.reason === null ? '' : ` (${ending.reason})`
  return `the ${ending.packet} died in ${ending.freedBy}${reason} on ${place}`
}

function deathText(died: Death): string {
  if ('endings' in died) return died.endings.map(endingText).join('; ')
  return 'notSent' in died
    ? `no packet was made: connect found no route in the netns of ${died.netns}`
    : `where it died is not known: ${died.unknown}`
}

/**
 * Judges whether a peer was reached. "Not reached" proves isolation only while the listener answers somebody else:
 * without that proof it is invalid.
 * @param not the peer must not be reached
 */
export function judgeReach(observed: ReachObservation, not = false): Judgement {
  const one = (verdict: Judgement['verdicts'][number]): Judgement => ({
    verdicts: [verdict],
    text: '',
    notes: [],
    record: null,
  })
  if (observed.state === 'invalid')
    return one(invalid({ class: 'reachability', mode: observed.mode, what: 'reachability' }, observed.reason))
  const { mode, from, to, reached, error, died, listenerAnswers } = observed
  const about: About = {
    class: 'reachability',
    mode,
    what: `${from} ${not ? 'does not reach' : 'reaches'} ${to}`,
  }
  if (reached)
    return one(
      not
        ? failed(about, `${from} reaches ${to} and must not`, [
            { where: `${from} -> ${to}`, expected: 'not reached', got: 'reached' },
          ])
        : passed(about, `${from} reaches ${to}`),
    )
  const why = [error, died === null ? null : deathText(died)].filter((part) => part !== null).join('; ')
  if (!not) {
    const silent = listenerAnswers === false ? `; ${to} was not seen to answer anybody` : ''
    const got = why === '' ? 'not reached' : why
    return one(
      failed(about, `${from} does not reach ${to}: ${got}${silent}`, [
        { where: `${from} -> ${to}`, expected: 'reached', got },
      ]),
    )
  }
  if (listenerAnswers === false)
    return one(
      invalid(about, `nobody got an answer from ${to}, so that ${from} did not reach it proves nothing`),
    )
  return one(
    passed(
      about,
      `${from} does not reach ${to}${why === '' ? '' : ` (${why})`}, which answers ${listenerAnswers.by}`,
    ),
  )
}
