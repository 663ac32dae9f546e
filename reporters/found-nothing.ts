import { relative, resolve } from 'node:path'
import { parseCLI } from 'vitest/node'
import { nearest } from '../stats/nearest.ts'
import { commandText } from './command.ts'
import { modeOfFile } from './spec-record.ts'

/** What a run could have found. */
export interface Searched {
  /** plain names of the projects that were to run */
  projects: string[]
  /** files of their specs, relative to the root */
  specs: string[]
  root: string
}

const noMode = 'no mode matches '
const noTest = 'no test matches '

/** Whether an error says that nothing was found: then the same command finds nothing again. A mode that there is not is usage; -t may fit other modes. */
export const foundNothing = (error: string): boolean => error.startsWith(noMode) || error.startsWith(noTest)

/** Whether that error lists the names that there are. */
export const hasList = (error: string): boolean => /; the (modes|tests)\b/.test(error)

/**
 * One line on the words of the filter that no spec matches; undefined where each finds something. vitest runs what the other
 * words find and says nothing, and a gate would judge half of what it was told to.
 */
export function unmatchedWords(words: readonly string[], searched: Searched): string | undefined {
  const { projects } = searched
  const modes = [...new Set(searched.specs.map(modeOfFile))]
  const unmatched = words.filter((word) => !matches(word, searched))
  if (unmatched.length === 0) return undefined
  const named = projects.filter((name) => name !== 'auto')
  const where = named.length > 0 ? ` of ${named.join(', ')}` : ''
  const meant = unmatched.map((word) => nearest(modeOfWord(word), modes))
  const quoted = unmatched.map((word, at) => `'${word}'${meant[at]}`)
  const list = meant.every((one) => one !== '') ? '' : `; the modes${where} are ${modes.join(', ')}`
  return `${noMode}${quoted.join(' or ')}${list}`
}

/** 'bridg' of 'benchmarks/bridg.bench.ts:12'. */
const modeOfWord = (word: string): string => modeOfFile(word.replace(/:\d+$/, ''))

/** By vitest's own rule: a part of the path, in any case; a number of a line may stand behind it. */
function matches(word: string, { specs, root }: Searched): boolean {
  const typed = word.replace(/:\d+$/, '').toLowerCase()
  const path = relative(root, resolve(root, typed)).toLowerCase()
  return specs.some((file) => file.toLowerCase().includes(typed) || file.toLowerCase().includes(path))
}

/** Where tests were to run and the words found none: a benchmark may have been meant. @param words after `vitest`, as typed */
export function benchMeant(words: readonly string[]): string | undefined {
  const { filter } = parseCLI(['vitest', ...words])
  if (filter.length === 0) return undefined
  const rest = words[0] === 'run' ? words.slice(1) : words
  const command = commandText({ options: {}, words: ['bench', ...rest], update: null })
  return `no file of tests matches ${filter.join(' or ')}; benchmarks need the word bench: ${command}`
}

/** @param names of the tests that -t was held against */
export function unmatchedName(pattern: RegExp, names: readonly string[]): string {
  const all = [...new Set(names)]
  return `${noTest}-t '${pattern.source}'; the tests are: ${all.slice(0, 8).join('; ')}${all.length > 8 ? '; …' : ''}`
}
