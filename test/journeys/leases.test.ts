import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { expectValue } from "@tongban/sdk";
import { keys } from "@tongban/store";
import { expect, test } from "vitest";
import { claimed, worker } from "./steps.ts";
import { store } from "./table.ts";

/** Leases run in working hours, which no test can wait for. */
const endLease = (caseId: string) =>
  store.table.send(
    new UpdateCommand({
      TableName: store.tableName,
      Key: keys.head(caseId),
      UpdateExpression: "SET leaseEnds = :past",
      ExpressionAttributeValues: { ":past": Date.UTC(2026, 0, 5, 9) },
    }),
  );

test("after its lease a claim may not be worked on, and another clerk may take the case over", async () => {
  const { caseId, version } = await claimed("xian-clerk-6");
  const [former, next] = [worker("xian-clerk-6"), worker("xian-clerk-7")];
  expect(await next.claim(caseId)).toMatchObject({
    problem: { code: "already-claimed", holderName: "周强" },
  });
  await endLease(caseId);

  expect(await former.accept(caseId, version)).toMatchObject({
    problem: { status: 409, code: "lease-ended", leaseEnded: "2026-01-05T09:00:00.000Z" },
  });
  expect(expectValue(await former.look(caseId)).actions).toEqual(["claim", "release", "reveal"]);

  const taken = expectValue(await next.claim(caseId));
  expect(taken).toMatchObject({ holder: "xian-clerk-7", holderName: "吴磊", version: version + 1 });
  expect(await former.accept(caseId, version)).toMatchObject({
    problem: { status: 412, code: "version-stale" },
  });
  expect(await former.accept(caseId, taken.version)).toMatchObject({
    problem: { status: 403, code: "not-holder", holderName: "吴磊" },
  });
  expect(expectValue(await next.accept(caseId, taken.version)).status).toBe("accepted");
});

test("after its lease the former holder may claim again", async () => {
  const { caseId } = await claimed("xian-clerk-6");
  await endLease(caseId);
  const again = expectValue(await worker("xian-clerk-6").claim(caseId));
  expect(again.actions).toEqual(["accept", "ask-supplement", "decline", "release", "reveal"]);
});
