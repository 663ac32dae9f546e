import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

// the set-up is plain JavaScript without types: it must run before anything is installed
const load = async <T>(name: string): Promise<T> => (await import(new URL(name, import.meta.url).href)) as T

interface Facts {
  engine?: string
  named?: string
  lab?: boolean
  labAlone?: boolean
  distribution: string
  root: boolean
  terminal: boolean
  yes: boolean
  installed: (names: string[]) => string[]
}
interface Plan {
  action: string
  missing: string[]
  needed: boolean
  sentence?: string
}
const { planSystem, engineChanges } = await load<{
  planSystem: (facts: Facts) => Plan
  engineChanges: (simulation: string) => string[]
}>('./plan.mjs')

const bare: Facts = { distribution: 'debian', root: true, terminal: false, yes: false, installed: () => [] }

test('a bare Debian machine gets docker.io under --yes or CI, is asked at a terminal, and is told otherwise', () => {
  expect(planSystem({ ...bare, yes: true })).toMatchObject({ action: 'install', needed: true })
  expect(planSystem({ ...bare, yes: true }).missing).toContain('docker.io')
  expect(planSystem({ ...bare, terminal: true }).action).toBe('ask')
  expect(planSystem(bare)).toMatchObject({
    action: 'say',
    sentence: expect.stringMatching(/npm start -- --yes/) as string,
  })
  expect(planSystem({ ...bare, root: false, yes: true })).toMatchObject({
    action: 'say',
    sentence: expect.stringMatching(/^as root, install .*apt-get install/) as string,
  })
})

test('a machine with an engine, or a named one, never gets engine packages', () => {
  for (const facts of [{ engine: '/usr/bin/dockerd' }, { named: 'DOCKER_HOST' }]) {
    const plan = planSystem({ ...bare, ...facts, yes: true })
    expect(plan).toMatchObject({ missing: ['gcc', 'libc6-dev', 'debian-archive-keyring'], needed: false })
  }
})

test('whoever wants microVMs gets QEMU, and nobody else does', () => {
  expect(planSystem({ ...bare, yes: true, lab: true }).missing).toContain('qemu-system-x86')
  expect(planSystem({ ...bare, yes: true }).missing).not.toContain('qemu-system-x86')
})

test('whoever names targets of the lab alone gets no engine, and needs none', () => {
  const lab = { ...bare, lab: true, labAlone: true }
  const plan = planSystem({ ...lab, yes: true })
  expect(plan).toMatchObject({ action: 'install', needed: false })
  expect(plan.missing).toContain('qemu-system-x86')
  expect(plan.missing).not.toContain('docker.io')
  expect(planSystem({ ...lab, root: false })).toMatchObject({ action: 'say', needed: false })
  expect(planSystem({ ...lab, distribution: 'fedora' })).toMatchObject({ action: 'none', needed: false })
})

test('elsewhere one line says what to install, and only when there is no engine', () => {
  expect(planSystem({ ...bare, distribution: 'fedora', yes: true })).toMatchObject({
    action: 'say',
    needed: true,
  })
  expect(planSystem({ ...bare, distribution: 'fedora', engine: '/usr/bin/dockerd' }).action).toBe('none')
  expect(planSystem({ ...bare, installed: (names) => names }).action).toBe('none')
})

test('a simulated installation that touches an engine is seen', () => {
  const simulation =
    'Inst gcc (4:12.2.0-3 Debian:12.9/stable [amd64])\nRemv runc [1.1.5]\nInst containerd [1.6] (1.7 x)\nConf gcc\n'
  expect(engineChanges(simulation)).toEqual(['runc', 'containerd'])
})

test('an engine is a daemon, a socket or a package; a client alone is none', async () => {
  const { findEngine } = await load<{ findEngine: (options: object) => string | undefined }>('./machine.mjs')
  const root = await mkdtemp(join(tmpdir(), 'skbench-root-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const found = (installed: string[] = []): string | undefined =>
    findEngine({ root, installed: () => installed })
  const put = async (path: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), '')
  }
  await put('usr/local/bin/docker')
  expect(found()).toBeUndefined()
  expect(found(['podman-docker'])).toBe('package podman-docker')
  for (const path of [
    'run/containerd/containerd.sock',
    'var/run/docker.sock',
    'usr/bin/containerd',
    'usr/sbin/dockerd',
  ]) {
    await put(path)
    expect(found()).toBe(`/${path}`)
    await rm(join(root, path))
  }
})

test('the versions of Node that vitest runs on', async () => {
  const { isNewEnough } = await load<{ isNewEnough: (version: string) => boolean }>('./node.mjs')
  expect(['v22.12.0', 'v24.0.0', 'v26.1.0', 'v27.0.0'].filter((version) => !isNewEnough(version))).toEqual([])
  expect(['v18.19.0', 'v20.20.2', 'v22.11.0', 'v23.5.0', 'v25.0.0'].filter(isNewEnough)).toEqual([])
})

test('packages are missing when absent or of another version, unless they are for another platform', async () => {
  const { missingFrom } = await load<{ missingFrom: (lock: object, installed: object) => string[] }>(
    './packages.mjs',
  )
  const a = { version: '1.0.0', integrity: 'sha512-a' }
  const lock = { packages: { '': {}, 'node_modules/a': a, 'node_modules/b': { ...a, optional: true } } }
  expect(missingFrom(lock, { packages: { 'node_modules/a': a } })).toEqual([])
  expect(missingFrom(lock, { packages: {} })).toEqual(['node_modules/a'])
  expect(missingFrom(lock, { packages: { 'node_modules/a': { ...a, version: '1.0.1' } } })).toEqual([
    'node_modules/a',
  ])
})
