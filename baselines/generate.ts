/**
 * Writes the TypeScript types of the schemas beside them: `node --experimental-strip-types baselines/generate.ts`.
 * With `--check` it writes nothing and exits 1 when a committed file is not what its schema says.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { compile, type JSONSchema } from 'json-schema-to-typescript'
import { format } from 'prettier'

const here = import.meta.dirname
const style = { semi: false, singleQuote: true, trailingComma: 'all', printWidth: 110 } as const
const outputs = [
  { schema: 'schema.json', types: 'schema.ts' },
  { schema: 'report.schema.json', types: 'report.ts' },
] as const

/** A `$ref` into schema.json becomes an import, not a second declaration: `tsType` names the type. */
function importsOf(text: string): string {
  const names = new Set([...text.matchAll(/"tsType": "(\w+)"/g)].map((match) => match[1] ?? ''))
  return names.size === 0 ? '' : `import type { ${[...names].sort().join(', ')} } from './schema.ts'\n`
}

/** Leaves the generator only the name where a reference has one: it would declare `type X = X`. */
function byName(key: string, value: unknown): unknown {
  return key !== 'tsType' && typeof value === 'object' && value !== null && 'tsType' in value
    ? { tsType: value.tsType }
    : value
}

async function typesOf(schema: string): Promise<string> {
  const text = readFileSync(join(here, schema), 'utf8')
  const generated = await compile(JSON.parse(text, byName) as JSONSchema & { $schema: string }, schema, {
    cwd: `${here}/`,
    bannerComment: `// Generated from ${schema} by baselines/generate.ts: change the schema, then run that.\n${importsOf(text)}`,
    declareExternallyReferenced: true,
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
    format: false,
  })
  // The generator's remark on what refers to a definition says nothing to a reader.
  const plain = generated
    .replace(/\/\*\*\n \* This interface was referenced by [^\n]*\n \* via [^\n]*\n \*\/\n/g, '')
    .replace(/ \* *\n \* This interface was referenced by [^\n]*\n \* via [^\n]*\n/g, '')
  return format(plain, { ...style, parser: 'typescript' })
}

const stale: string[] = []
for (const { schema, types } of outputs) {
  const file = join(here, types)
  const fresh = await typesOf(schema)
  if (process.argv.includes('--check')) {
    if (readFileSync(file, 'utf8') !== fresh) stale.push(relative(process.cwd(), file))
  } else writeFileSync(file, fresh)
}
if (stale.length > 0) {
  console.error(
    `${stale.join(', ')} differ from their schemas: run node --experimental-strip-types baselines/generate.ts`,
  )
  process.exitCode = 1
}
