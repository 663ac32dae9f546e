// The gate's own rates: how often it calls an unchanged bridge changed, and how often it sees a small change.
//
//   +-- client --+      +----------- host ------------+      +-- server --+
//   |    eth0 ---+------+- veth     br-X      veth ---+------+--- eth0    |
//   +------------+      |   FORWARD: +0, +40, … rules |      +------------+
//                       +-----------------------------+
//
// A gate whose false alarms and misses nobody counted is an opinion. Each trial is a whole gate of its own: fresh networks and
// containers, judged by the baseline that the first one recorded. A trial in whose time the CPU was never quiet is none,
// and is made again; that depends on the spins alone. It takes an hour, so it is no part of any other project.

import { expect, gateTrials, idleRules } from '../../fixtures/test.ts'

const test = gateTrials({ mode: 'gate-rates', title: "the gate's own rates" })
const hours = { timeout: 3 * 3600_000 }

test.for([40, 20, 10])('%i idle rules: twenty gates', hours, async (rules, { trials }) => {
  const tally = await trials({
    fault: idleRules(rules),
    wanted: 20,
    judge: (cost) => expect(cost).toStayWithinBaseline(),
  })
  // The smaller numbers ask where the gate's sight ends; only this one is promised.
  if (rules === 40) expect(tally.fail).toBeGreaterThanOrEqual(19)
  expect(tally.fail + tally.pass + tally.inconclusive).toBe(20)
})

test('A/A: thirty gates of an unchanged bridge', hours, async ({ trials }) => {
  const tally = await trials({
    fault: null,
    wanted: 30,
    judge: (cost) => expect(cost).toStayWithinBaseline(),
  })
  expect(tally).toMatchObject({ fail: 0 })
  expect(tally.pass).toBeGreaterThanOrEqual(27)
})
