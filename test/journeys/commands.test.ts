import { randomUUID } from "node:crypto";
import { expectValue } from "@tongban/sdk";
import { describe, expect, test } from "vitest";
import { partner } from "./broker.ts";
import { accepted, claimed, routed, worker } from "./steps.ts";
import { send, signed, staffed } from "./wire.ts";

const clerk = worker("xian-clerk-0");

const acceptWith = async (caseId: string, headers: Record<string, string>) => {
  const path = `/window/v1/cases/${caseId}/accept`;
  const { status, json } = await send(await staffed("xian-clerk-0", { method: "POST", path, headers }));
  return { status, code: json.code };
};

describe("a command on a version", () => {
  test("that is stale is refused with both versions", async () => {
    const { caseId, version } = await claimed();
    expectValue(await clerk.accept(caseId, version));
    expect(await clerk.grant(caseId, version)).toMatchObject({
      problem: { status: 412, code: "version-stale", version: version + 1, seen: version },
    });
  });

  test("that is not said, or not as an ETag of this API, is refused", async () => {
    const { caseId, version } = await claimed();
    const key = () => ({ "idempotency-key": randomUUID() });
    for (const said of [
      {},
      { "if-match": `${version}` },
      { "if-match": `W/"${version}"` },
      { "if-match": "*" },
    ])
      expect(await acceptWith(caseId, { ...key(), ...said })).toEqual({
        status: 428,
        code: "version-required",
      });
    expect(expectValue(await clerk.look(caseId)).version).toBe(version);
  });

  test("is read as the ETag that the case came with", async () => {
    const { caseId } = await claimed();
    const seen = await clerk.look(caseId);
    if (!seen.ok) throw new Error("the case is not to be seen");
    const said = { "idempotency-key": randomUUID(), "if-match": seen.etag ?? "" };
    expect((await acceptWith(caseId, said)).status).toBe(200);
  });
});

describe("an idempotency key", () => {
  test("is required, of 8 to 64 letters, digits, dashes or underscores", async () => {
    const { caseId, version } = await claimed();
    for (const key of [
      {},
      { "idempotency-key": "short" },
      { "idempotency-key": "x".repeat(65) },
      { "idempotency-key": "with blank" },
    ])
      expect(await acceptWith(caseId, { "if-match": `"${version}"`, ...key })).toEqual({
        status: 400,
        code: "idempotency-key-required",
      });
  });

  test("repeated after a lost response answers with what the command did, and does nothing twice", async () => {
    const { caseId } = await routed();
    const [claimKey, acceptKey] = [randomUUID(), randomUUID()];
    const first = expectValue(await clerk.claim(caseId, claimKey));
    expect(expectValue(await clerk.claim(caseId, claimKey)).version).toBe(first.version);
    const done = expectValue(await clerk.accept(caseId, first.version, acceptKey));
    const again = expectValue(await clerk.accept(caseId, first.version, acceptKey));
    expect(again).toMatchObject({ status: "accepted", version: done.version });
    expect(again.timeline).toHaveLength(done.timeline.length);
  });

  test("repeated many times at once does the command once", async () => {
    const { caseId, version } = await claimed();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => clerk.accept(caseId, version, key)));
    expect(answers.map((answer) => answer.ok && answer.value.version)).toEqual(Array(8).fill(version + 1));
  });

  test("of one command is refused for another, or for another person's", async () => {
    const { caseId, version } = await claimed();
    const key = randomUUID();
    expectValue(await clerk.accept(caseId, version, key));
    const path = `/v1/cases/${caseId}/withdraw`;
    const withdraw = (reason: string, idempotencyKey: string) =>
      partner("nanjing-gov").withdrawCase(caseId, reason, { idempotencyKey });
    const own = randomUUID();
    expectValue(await withdraw("第一个理由", own));
    expect(await withdraw("第二个理由", own)).toMatchObject({
      problem: { status: 422, code: "idempotency-key-reused" },
    });
    const foreign = await send(
      signed({ method: "POST", path, headers: { "idempotency-key": key }, body: '{"reason":"另一条指令"}' }),
    );
    expect(foreign.json.code).toBe("idempotency-key-reused");
  });

  test("that another clerk used is no claim of one's own", async () => {
    const { caseId } = await routed();
    const key = randomUUID();
    expectValue(await clerk.claim(caseId, key));
    expect((await worker("xian-clerk-1").claim(caseId, key)).ok).toBe(false);
  });
});

describe("a step out of order is refused:", () => {
  test("deciding without acceptance, accepting without a claim, claiming what is accepted", async () => {
    const waiting = await routed();
    expect(await clerk.accept(waiting.caseId, waiting.version)).toMatchObject({
      problem: { code: "not-claimed" },
    });
    expect(await clerk.release(waiting.caseId, waiting.version)).toMatchObject({
      problem: { code: "not-claimed" },
    });
    const held = await claimed();
    expect(await clerk.grant(held.caseId, held.version)).toMatchObject({
      problem: { status: 409, code: "not-accepted" },
    });
    const inWork = await accepted();
    expect(await worker("xian-clerk-1").claim(inWork.caseId)).toMatchObject({
      problem: { code: "already-accepted" },
    });
    expect(await worker("xian-clerk-1").grant(inWork.caseId, inWork.version)).toMatchObject({
      problem: { code: "not-holder" },
    });
  });
});
