import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWebhookSecret } from "@tongban/signature";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aPartnerEvent } from "../../../test/cases.ts";
import { aProblem, type Received, type Scripted, startFixture } from "../../../test/loopback-fixture.ts";
import { runInProcess } from "../../../test/run-command.ts";
import { createPartnerKey, verifyWebhook, writeKeyFile } from "../../index.ts";
import { runProgram } from "../run-program.ts";
import { forwardFeed } from "./forward-feed.ts";

const secret = createWebhookSecret();
let folder: string;
let place: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongban-listen-"));
  place = join(folder, "place.json");
  mkdirSync(join(folder, ".tongban", "keys"), { recursive: true });
  writeKeyFile(
    join(folder, ".tongban", "keys", "nanjing-gov.json"),
    createPartnerKey("nanjing-gov", "ed25519"),
  );
  writeFileSync(join(folder, "hook.secret"), `${secret}\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const event = (n: number, more: object = {}) => ({ ...aPartnerEvent(), id: `case-${n}`, ...more });

const taken = event(1, { type: "cn.tongban.case.accepted.v1", time: "2026-03-01T01:00:00.000Z" });
const decided = event(2, { time: "2026-03-02T01:00:00.000Z" });
const unknown = event(3, { type: "cn.tongban.case.teleported.v1", time: "2026-03-02T01:00:00.001Z" });

/** A broker whose feed has one page. */
const aBroker = (events: readonly object[] = [taken, decided, unknown]) =>
  startFixture(({ url }) => ({
    status: 200,
    json: { events: url.includes("after=") ? [] : events, cursor: "cursor-1" },
    // As a poll that waits for something new.
    delay: url.includes("after=") && url.includes("wait=20") ? 100 : 0,
  }));

const aReceiver = (script: (request: Received, n: number) => Scripted = () => ({ status: 204 })) =>
  startFixture(script);

const listen = (broker: { readonly url: string }, to: string, args = "--secret-file hook.secret --once") =>
  runInProcess(["listen", "--forward-to", to, "--state", place, ...args.split(" ")], folder, {
    TONGBAN_URL: broker.url,
  });

const idsIn = (received: readonly Received[]) => received.map(({ headers }) => headers["webhook-id"]);

describe("listen", () => {
  it("delivers each event of the feed as a broker does, tells each answer, and goes on where it stopped", async () => {
    const broker = await aBroker();
    const receiver = await aReceiver();
    const ended = await listen(broker, `${receiver.url}/hooks`);
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toContain(`Forwarding the feed of nanjing-gov to ${receiver.url}/hooks`);
    expect(ended.out).toMatch(/accepted .* → 204 in \d+ ms\n.*decided +granted .* → 204 .*\n.*teleported/);
    expect(ended.out).not.toContain("whsec_");
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toEqual([taken, decided, unknown]);
    for (const { method, url, headers, body } of receiver.received) {
      expect([method, url, headers["content-type"]]).toEqual([
        "POST",
        "/hooks",
        "application/cloudevents+json",
      ]);
      expect(verifyWebhook({ headers, body }, [secret])).toMatchObject({ ok: true });
    }
    expect(idsIn(receiver.received)).toEqual(["case-1", "case-2", "case-3"]);
    await listen(broker, receiver.url);
    expect(receiver.received).toHaveLength(3);
    expect(broker.received.at(-1)?.url).toContain("after=cursor-1");
  });

  it("makes a secret where none is named, shows it once, and answers machines with one object a line", async () => {
    const receiver = await aReceiver();
    const { out } = await listen(await aBroker([decided]), receiver.url, "--once --json");
    const [start, ...lines] = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(start).toMatchObject({ partner: "nanjing-gov", secret: expect.stringMatching(/^whsec_/) });
    expect(lines).toMatchObject([{ event: decided, answer: { kind: "answered", status: 204 } }]);
    const [delivery] = receiver.received;
    expect(delivery && verifyWebhook(delivery, [start.secret])).toMatchObject({ ok: true });
  });

  it.each([
    ["--types decided", ["case-2"]],
    ["--types accepted,cn.tongban.case.teleported.v1", ["case-1", "case-3"]],
    ["--since 2026-03-02", ["case-2", "case-3"]],
    ["--since 2026-03-02T09:00:00.001+08:00", ["case-3"]],
    ["--since now", []],
  ])("with %s forwards that alone, and keeps its place after all", async (filter, ids) => {
    const receiver = await aReceiver();
    const ended = await listen(await aBroker(), receiver.url, `${filter} --once --secret ${secret}`);
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(idsIn(receiver.received)).toEqual(ids);
    expect(readFileSync(place, "utf8")).toContain("cursor-1");
  });

  it("reads from the beginning again for --since", async () => {
    const [broker, receiver] = [await aBroker(), await aReceiver()];
    await listen(broker, receiver.url);
    await listen(broker, receiver.url, "--since 2026-03-02 --once");
    expect(idsIn(receiver.received)).toEqual(["case-1", "case-2", "case-3", "case-2", "case-3"]);
  });

  it("says what a receiver answered that did not take an event, how to mend it, and goes on", async () => {
    const answers: readonly Scripted[] = [
      { status: 401, json: { reason: "signature-invalid", steer: "\u001b[2J" } },
      { status: 302, headers: { location: "/elsewhere" } },
    ];
    const receiver = await aReceiver((_, n) => answers[n - 1] ?? { status: 204 });
    const ended = await listen(await aBroker(), receiver.url);
    expect(ended).toMatchObject({
      code: 4,
      err: expect.stringMatching(/^2 of 3 events were not taken\. --since 2026-03-01T01:00:00\.000Z /),
    });
    expect(ended.out).toMatch(
      /→ 401 in \d+ ms, NOT TAKEN\n +it says: .*signature-invalid.*\n.*is the secret/,
    );
    expect(ended.out).toMatch(/→ 302 in \d+ ms to \/elsewhere, NOT TAKEN\n.*follows no redirect/);
    expect(ended.out).not.toContain("\u001b");
    expect(receiver.received).toHaveLength(3);
  });

  it("ends with 3 once where nobody is there or the broker is not, its place as it was", async () => {
    const gone = await listen(await aBroker(), "http://127.0.0.1:1/hooks");
    expect(gone).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^The receiver at http:\/\/127\.0\.0\.1:1\/hooks cannot be reached \(/),
    });
    expect(existsSync(place)).toBe(false);
    const receiver = await aReceiver();
    const refused = await startFixture(() => ({ status: 401, json: aProblem(401, "unauthenticated") }));
    expect(await listen(refused, receiver.url)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/Refused: unauthenticated/),
    });
  });

  it("keeps its place after each event: one that was stopped within a page does not send the rest of it again", async () => {
    const [broker, receiver] = [
      await aBroker(),
      await aReceiver((_, n) => (n === 2 ? "cut" : { status: 204 })),
    ];
    const stopped = await listen(broker, receiver.url);
    expect(stopped).toMatchObject({ code: 3, err: expect.stringMatching(/cannot be reached/) });
    expect(idsIn(receiver.received)).toEqual(["case-1", "case-2"]);
    expect(await listen(broker, receiver.url)).toMatchObject({ code: 0 });
    expect(idsIn(receiver.received)).toEqual(["case-1", "case-2", "case-2", "case-3"]);
    expect(JSON.parse(readFileSync(place, "utf8"))).toEqual({ cursor: "cursor-1" });
  });

  describe("where the receiver acknowledges a result by its answer", () => {
    const { caseId } = decided.data;
    const acknowledging = (id: string) => aReceiver(() => ({ status: 200, json: { acknowledged: id } }));
    const brokerThat = (answer: Scripted) =>
      startFixture(({ method, url }) =>
        method === "POST"
          ? answer
          : {
              status: 200,
              json: { events: url.includes("after=") ? [] : [taken, decided], cursor: "cursor-1" },
            },
      );
    const posts = ({ received }: { readonly received: readonly Received[] }) =>
      received.filter(({ method }) => method === "POST").map(({ url }) => url);
    const accepting: Scripted = { status: 200, json: {} };
    const args = (more: string) => `--secret-file hook.secret --once ${more}`;

    it("does so with --acknowledge, once and of the result alone, and leaves it without", async () => {
      const [broker, receiver] = [await brokerThat(accepting), await acknowledging("case-2")];
      const left = await listen(broker, receiver.url);
      expect(left.out).toMatch(/decided .*\n.*left, for that say --acknowledge/);
      expect(posts(broker)).toEqual([]);
      const done = await listen(broker, receiver.url, args("--acknowledge --since 2026-03-01"));
      expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/acknowledges the result: done/) });
      expect(posts(broker)).toEqual([`/v1/cases/${caseId}/acknowledge`]);
    });

    it.each([
      ["already-acknowledged", "case-2", 0, /result: done/],
      ["nothing-to-acknowledge", "case-2", 4, /NOT ACKNOWLEDGED: nothing-to-acknowledge: detail/],
      ["never asked", "case-9", 4, /NOT ACKNOWLEDGED: other-event: The answer acknowledges case-9/],
    ])("tells what the broker said to it: %s", async (code, id, ended, sentence) => {
      const broker = await brokerThat({ status: 409, json: aProblem(409, code) });
      const told = await listen(broker, (await acknowledging(id)).url, args("--acknowledge"));
      expect(told).toMatchObject({ code: ended, out: expect.stringMatching(sentence) });
      expect(posts(broker)).toHaveLength(id === "case-2" ? 1 : 0);
    });
  });

  it("waits for a receiver that is not there yet, and sends it the same event, signed anew", async () => {
    const receiver = await aReceiver((_, n) => (n < 3 ? "cut" : { status: 204 }));
    const away: number[] = [];
    const seen: unknown[] = [];
    const events = (async function* () {
      yield decided;
    })();
    for await (const { answer } of forwardFeed(events, {
      url: receiver.url,
      secret,
      wanted: () => true,
      signal: new AbortController().signal,
      onAway: (_, pause) => away.push(pause),
      firstPause: 1,
    }))
      seen.push(answer);
    expect(away).toEqual([1, 2]);
    expect(seen).toMatchObject([{ kind: "answered", status: 204 }]);
    expect(idsIn(receiver.received)).toEqual(["case-2", "case-2", "case-2"]);
  });

  it("goes on until it is stopped, which is no fault", async () => {
    const [broker, receiver] = [await aBroker(), await aReceiver()];
    const stop = new AbortController();
    const written: string[] = [];
    const code = await runProgram(["node", "tongban", "listen", "--forward-to", receiver.url], {
      environment: { LANG: "C", TONGBAN_URL: broker.url },
      folder,
      write: (text) => {
        written.push(text);
        if (text.includes("teleported")) stop.abort(new Error("stopped"));
      },
      writeError: (text) => written.push(text),
      stopped: stop.signal,
    });
    expect(code).toBe(0);
    expect(written).toHaveLength(4);
  });

  it.each([
    ["--types approved", /no type of event "approved"; there are .*decided/],
    ["--since yesterday", /Give now, a day such as/],
    ["--secret whsec_abc", /24 to 64 bytes/],
    ["--forward-to 3000", /such as http:\/\/127\.0\.0\.1:3000\/hooks/],
  ])("%s is refused with a sentence", async (args, sentence) => {
    const ended = await listen({ url: "http://127.0.0.1:1" }, "http://127.0.0.1:1/", args);
    expect(ended).toMatchObject({ code: 2, err: expect.stringMatching(sentence) });
  });
});
