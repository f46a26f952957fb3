import { expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { INSTANT, YINCHUAN } from "./directory.ts";
import { routed, worker } from "./steps.ts";

test("of a hundred claims at once one wins, and the others are told who has the case and until when", async () => {
  const { caseId, version } = await routed();
  const clerks = Array.from({ length: 10 }, (_, index) => worker(`xian-clerk-${index}`));
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) => clerks[n % clerks.length]?.claim(caseId)),
  );
  const [winner, ...more] = answers.flatMap((answer) => (answer?.ok ? [answer.value] : []));
  expect(more).toEqual([]);
  expect(winner?.version).toBe(version + 1);
  const refusals = answers.flatMap((answer) => (answer && !answer.ok ? [answer.problem] : []));
  expect(refusals).toHaveLength(99);
  for (const problem of refusals)
    expect(problem).toMatchObject({
      status: 409,
      code: "already-claimed",
      holder: winner?.holder,
      holderName: winner?.holderName,
      leaseEnds: winner?.leaseEnds,
      detail: expect.stringContaining(`${winner?.holderName} claimed this case`),
    });
  const { timeline } = expectValue(await worker("xian-clerk-0").look(caseId));
  expect(timeline.filter(({ type }) => type === "CaseClaimed")).toHaveLength(1);
});

test("many who ask for the next case at once each get another one, oldest due first; a repetition gets its own again", async () => {
  const clerks = [worker("yinchuan-clerk-0"), worker("yinchuan-clerk-1"), worker("yinchuan-lead")] as const;
  const waiting = expectValue(await clerks[0].board()).cases.map(({ caseId }) => caseId);
  const made = await Promise.all(
    Array.from({ length: 9 }, () => routed({ handling: YINCHUAN, matter: INSTANT })),
  );
  const all = new Set([...waiting, ...made.map(({ caseId }) => caseId)]);

  const take = async (n: number) =>
    expectValue(await (clerks[n % clerks.length] ?? clerks[0]).claimNext(`take-next-${n}-${made[0]?.caseId}`))
      .caseId;
  const turns = [...all].map((_, n) => n);
  const taken = await Promise.all(turns.map(take));
  expect(new Set(taken)).toEqual(all);
  expect(await Promise.all(turns.map(take))).toEqual(taken);
  expect(await clerks[0].claimNext()).toMatchObject({ problem: { status: 404, code: "nothing-to-claim" } });
});
