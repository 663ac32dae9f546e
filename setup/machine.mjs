// What this machine is and has, as far as the set-up must know. Only looks.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { output } from './run.mjs'

const binaryDirectories = [
  'usr/local/sbin',
  'usr/local/bin',
  'usr/sbin',
  'usr/bin',
  'sbin',
  'bin',
  'snap/bin',
]
const enginePackages = [
  'docker.io',
  'docker-ce',
  'docker-engine',
  'moby-engine',
  'containerd',
  'containerd.io',
  'podman-docker',
]

const has = (root, path) => existsSync(join(root, path))

/**
 * Any Docker engine or containerd, running or not: a daemon's binary, a socket, a package. A docker client alone is none.
 * Returns what was found, undefined where there is nothing.
 */
export function findEngine({ root = '/', installed = installedPackages } = {}) {
  for (const name of ['dockerd', 'containerd', 'dockerd-rootless.sh']) {
    for (const directory of binaryDirectories)
      if (has(root, join(directory, name))) return `/${directory}/${name}`
  }
  for (const socket of [
    'var/run/docker.sock',
    'run/docker.sock',
    'run/containerd/containerd.sock',
    'run/podman/podman.sock',
  ]) {
    if (has(root, socket)) return `/${socket}`
  }
  const [name] = installed(enginePackages)
  return name === undefined ? undefined : `package ${name}`
}

/** Whether microVMs can be started. */
export const findQemu = () =>
  binaryDirectories.some((directory) => has('/', join(directory, 'qemu-system-x86_64')))

/** Those of the packages that dpkg has installed. */
export function installedPackages(names) {
  const format = '${db:Status-Status} ${Package}\n'
  // dpkg-query fails when it does not know one of the names, and still prints the others
  const text = output('sh', ['-c', 'dpkg-query -W -f "$0" "$@" 2>/dev/null || :', format, ...names]) ?? ''
  return text
    .split('\n')
    .flatMap((line) => (line.startsWith('installed ') ? [line.slice('installed '.length)] : []))
}

/** An engine that the user named: DOCKER_HOST or a docker context that is not the default one. */
export function namedEngine(env = process.env) {
  if (env.DOCKER_HOST) return 'DOCKER_HOST'
  if (env.DOCKER_CONTEXT && env.DOCKER_CONTEXT !== 'default') return `docker context '${env.DOCKER_CONTEXT}'`
  try {
    const directory = env.DOCKER_CONFIG || join(env.HOME ?? '', '.docker')
    const { currentContext } = JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8'))
    if (currentContext && currentContext !== 'default') return `docker context '${currentContext}'`
  } catch {
    // no docker client configured
  }
  return undefined
}

/** `debian`, `ubuntu` or whatever else /etc/os-release says. */
export function distribution(root = '/') {
  try {
    return (
      /^ID=["']?([a-z0-9._-]+)/m.exec(readFileSync(join(root, 'etc/os-release'), 'utf8'))?.[1] ?? 'unknown'
    )
  } catch {
    return process.platform
  }
}
