// Planted: an engine that goes on with the data of an older one, and lacks a part of it. Reproduced, but for what is taken away.
//
//   Docker 20.10                     the target's Docker
//   makes networks, containers  ->   starts on the same data directory: each network has its netdevs and addresses,
//   and ends                         the old container starts, and a new one beside it reaches it
//
// An engine reads what an older one has written of its networks, and what that did not write yet is missing: 23.0.0 ended in a panic over a
// stored IPVLAN network (moby/moby#44925), others lost networks by an upgrade (moby/moby#27280). Debian's 26.1 and 28.5 keep them all. What a gate
// sees when they are lost, the database of networks shows that is not there (docker/for-linux#1084): no container of theirs starts.

import { type Change, expect, networkDatabaseLost, upgradeRegression } from '../../../fixtures/test.ts'

const test = upgradeRegression({
  mode: 'upgrade-in-place',
  title: 'planted: an upgrade that loses networks',
  from: '20.10',
  fault: networkDatabaseLost,
})

const notFound = (driver: string) => ({
  class: 'reachability' as const,
  what: `${driver}-client reaches ${driver}-server`,
  cause: 'the network that is not found',
  names: ({ got }: Change) => /network \S+ not found/.test(got),
})

test('bridge, macvlan and IPVLAN outlast an upgrade; where they do not, the verdict names the network', async ({
  provesThat,
  upgrade,
}) => {
  expect(await upgrade.version()).not.toMatch(/^20[.]10[.]/)
  await provesThat(
    async ({ client, server }) => {
      await expect(client).toReach(server)
    },
    [notFound('bridge'), notFound('macvlan'), notFound('ipvlan')],
  )
})
