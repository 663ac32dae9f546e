// Which system packages are wanted, and what may be done about those that are missing. Pure.

/** To compile the workload agent and to trust the mirror it is packed with. */
export const buildPackages = ['gcc', 'libc6-dev']
/** For the private target: engines of our own, each in its own netns. */
export const privatePackages = ['docker.io', 'iproute2', 'iptables']
/** For the lab: microVMs. */
export const labPackages = ['qemu-system-x86']

/**
 * What to do: nothing, install, ask, or only say it. `installed` tells which of some packages are installed.
 * `lab`: whether microVMs are wanted too; `labAlone`: and no engine of this machine. An engine on the machine is never touched: no engine package is installed or changed there.
 * @returns {{ action: 'none' | 'install' | 'ask' | 'say', missing: string[], needed: boolean, sentence?: string }}
 *   `needed`: without it the suite has no engine at all
 */
export function planSystem({ engine, named, lab, labAlone, distribution, root, terminal, yes, installed }) {
  const keyring = distribution === 'ubuntu' ? 'ubuntu-keyring' : 'debian-archive-keyring'
  const wanted = [
    ...(engine || named || labAlone ? [] : privatePackages),
    ...buildPackages,
    ...(lab ? labPackages : []),
    keyring,
  ]
  const debian = distribution === 'debian' || distribution === 'ubuntu'
  const there = debian ? new Set(installed(wanted)) : new Set()
  const missing = debian ? wanted.filter((name) => !there.has(name)) : []
  const needed = debian ? missing.includes('docker.io') : !(engine || named || labAlone)
  if (!debian && !needed) return { action: 'none', missing, needed }
  if (debian && missing.length === 0) return { action: 'none', missing, needed }
  if (!debian) {
    const sentence = `this is neither Debian nor Ubuntu (${distribution}) and has no Docker engine: install one, or point DOCKER_HOST at one`
    return { action: 'say', missing, needed, sentence }
  }
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`
  const purpose =
    needed || labAlone ? '' : ' (without them the engine builds the image, if it reaches a registry)'
  if (!root)
    return {
      action: 'say',
      missing,
      needed,
      sentence: `as root, install what is missing${purpose}: ${command}`,
    }
  if (yes) return { action: 'install', missing, needed }
  if (terminal) return { action: 'ask', missing, needed }
  return {
    action: 'say',
    missing,
    needed,
    sentence: `${missing.join(' ')} missing: run npm start -- --yes, or ${command}`,
  }
}

const engineWords = /^(docker|containerd|runc|podman|moby|crun)/

/** Engine packages that `apt-get --simulate install` would install, upgrade or remove. */
export function engineChanges(simulation) {
  return simulation.split('\n').flatMap((line) => {
    const name = /^(?:Inst|Remv) (\S+)/.exec(line)?.[1]
    return name !== undefined && engineWords.test(name) ? [name] : []
  })
}
