// Planted: the rules that keep networks apart are gone. Simulated.
//
//   +- stranger -+      +------------- host -------------+      +-- server --+
//   |    eth0 ---+------+- veth  br-Y  ~~~>  br-X  veth -+------+--- eth0    |
//   +------------+      +--------------------------------+      +------------+
//
// A reload of firewalld takes Docker's rules away, and what puts them back may forget some: the isolation between networks
// (CVE-2025-54388; firewalld/firewalld#844, moby/moby#12294). Nobody loses a connection, so only a check of what must
// not be reached tells. The host forwards between all its bridges, and the rest of FORWARD lets out what comes from a bridge.

import { bridgedPath, expect, isolationFlushed, regression, ruleCount } from '../../fixtures/test.ts'

const test = regression({
  mode: 'isolation-flushed',
  title: 'planted: isolation rules flushed',
  fault: isolationFlushed(),
})

test('a container of another network reaches in, and the platform names the chain', async ({
  provesThat,
  observePath,
  client,
  server,
  stranger,
}) => {
  await provesThat(async () => {
    await expect(client).toReach(server)
    expect(await observePath()).toTakePath(bridgedPath)
    await expect(stranger).not.toReach(server)
  }, [
    {
      class: 'reachability',
      what: 'stranger does not reach server',
      cause: 'who reaches whom',
      names: ({ where, expected, got }) =>
        where === 'stranger -> server' && expected === 'not reached' && got === 'reached',
    },
    {
      class: 'platform',
      what: 'platform',
      cause: 'the chain without rules',
      names: ({ where, expected, got }) =>
        / filter DOCKER-ISOLATION-STAGE-1$/.test(where) && ruleCount(expected) > 2 && ruleCount(got) === 0,
    },
  ])
})
