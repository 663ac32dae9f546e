import { expect, test } from 'vitest'
import { moderatedError } from './moderated.ts'
import { trimmedMean } from './trimmed.ts'

// SE^2 = 2/3 and df 2 each (trimmed.test.ts), so SE^2 n = 10/3; ten times the values: a hundred times that.
const narrow = trimmedMean([-2, -1, 0, 1, 2])
const wide = trimmedMean([-20, -10, 0, 10, 20])

test('a run that is quieter than its baseline borrows its spread, by degrees of freedom', () => {
  const { standardError, df } = moderatedError(narrow, [wide, wide])
  // (4 · 1000/3 + 2 · 10/3) / 6 = 4020/18, over n = 5
  expect(standardError ** 2).toBeCloseTo(4020 / 18 / 5, 10)
  expect(df).toBe(6)
})

test('a run that is noisier than its baseline pays by its own spread', () => {
  const { standardError, df } = moderatedError(wide, [narrow])
  expect(standardError).toBeCloseTo(wide.standardError, 12)
  expect(df).toBe(4)
})
