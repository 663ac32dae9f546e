import type { ModeReport } from '../baselines/report.ts'
import type { Paint } from './paint.ts'
import { wrap } from './wrap.ts'

export const workloadsTitle = 'Workloads, observed and never gated'

/** A line for each workload of each mode, the mode named once; '' where none was run. */
export function workloadsTable(modes: ModeReport[], width: number, paint: Paint): string {
  const rows = modes.flatMap(({ mode, workloads = [] }) =>
    workloads.map(({ workload, figures }, at) => ({ mode: at === 0 ? mode : '', workload, figures })),
  )
  if (rows.length === 0) return ''
  const widest = (key: 'mode' | 'workload'): number => Math.max(...rows.map((row) => row[key].length))
  const [modeWidth, workloadWidth] = [widest('mode'), widest('workload')]
  const lines = rows.flatMap(({ mode, workload, figures }) => {
    const head = `  ${mode.padEnd(modeWidth)}  ${workload.padEnd(workloadWidth)}  `
    const [first = '', ...more] = wrap(figures, Math.max(20, width - head.length))
    return [head + first, ...more.map((line) => ' '.repeat(head.length) + line)]
  })
  return [paint.bold(workloadsTitle), ...lines].join('\n')
}
