import type { RunFacts } from './channel.ts'
import type { Paint } from './paint.ts'
import { wrap } from './wrap.ts'

/** Once per target, before its first file: what is measured, why this target, what judges, how to get the others. */
export function headerText(facts: RunFacts, suite: string, width: number, paint: Paint): string {
  const line = (text: string) => wrap(text, width, '  ').join('\n')
  const image = facts.imageBytes === null ? '' : ` · image ${Math.round(facts.imageBytes / 1e6)} MB`
  const judged =
    facts.against === facts.target
      ? `its own baselines in ${facts.baselinesDir}`
      : `the baselines of ${facts.against} in ${facts.baselinesDir}`
  return [
    paint.bold(line(`skbench ${suite} · target ${facts.target}`)),
    line(`picked: ${facts.picked}`),
    line(`kernel ${facts.subject.kernel} · Docker ${facts.subject.docker}${image}`),
    line(`judged against ${judged} · ${facts.gate.join(', ')} decide`),
    ...facts.others.map((other) => paint.dim(line(`other target: ${other}`))),
    ...facts.warnings.map((warning) => paint.yellow(line(`warning: ${warning}`))),
  ].join('\n')
}
