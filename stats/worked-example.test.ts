import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compare } from './comparison.ts'
import { bonferroniLevel } from './family.ts'
import { gateQuantity } from './gate.ts'
import { pooledSpread } from './margin.ts'

const page = readFileSync(new URL('../docs/statistics.md', import.meta.url), 'utf8')
const example = page.slice(page.indexOf('## Worked example'), page.indexOf('## How many set-ups'))

const listAfter = (label: string): number[] => {
  const line = example.split('\n').find((one) => one.startsWith(label))
  return (line ?? '').slice(label.length).trim().split(/\s+/).map(Number)
}

// The page's numbers were worked out apart from this code, in Python with a numeric integral of Student's t.
test('the worked example of docs/statistics.md', () => {
  const then = listAfter('baseline:')
  const now = listAfter('now:')
  expect([then.length, now.length]).toEqual([10, 8])
  const settings = { minEffect: 0.01, spreadFactor: 1.5, errorPerSide: bonferroniLevel(0.05, 3) }
  const { baselineCentre, ...comparison } = compare(now, [then])
  const { gate } = gateQuantity('subject', now, [then], baselineCentre, settings)
  const stated = {
    'baseline centre': baselineCentre.toFixed(1),
    'standard error of the baseline': comparison.boots[0]?.standardError.toFixed(2),
    'centre now': gate.centreNs.toFixed(1),
    'standard error now': comparison.now.standardError.toFixed(2),
    difference: gate.differenceNs?.toFixed(1),
    'standard error': comparison.standardError.toFixed(2),
    'degrees of freedom': comparison.df.toFixed(2),
    'half-width': gate.halfWidthNs?.toFixed(1),
    'spread between set-ups': pooledSpread(comparison.boots).toFixed(1),
    margin: gate.marginNs?.toFixed(1),
    'smallest detectable effect': gate.smallestDetectableNs?.toFixed(1),
  }
  for (const [what, value] of Object.entries(stated))
    expect(example).toMatch(new RegExp(`\\| ${what} +\\| ${value} `))
  expect(gate.verdict).toBe('fail')
  expect(gate.pValue).toBeCloseTo(1.69e-8, 10)
})
