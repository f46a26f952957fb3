import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyRequest } from "@tongban/signature";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aPartnerCase, aPartnerEvent, aStaffCase, aSubmission } from "../../test/cases.ts";
import { aProblem, type Scripted, startFixture } from "../../test/loopback-fixture.ts";
import { runCommand, runInProcess } from "../../test/run-command.ts";
import { createPartnerKey, writeKeyFile } from "../partner/key-file.ts";

let folder: string;
const key = createPartnerKey("nanjing-gov", "ed25519");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tongban-command-"));
  mkdirSync(join(folder, ".tongban", "keys"), { recursive: true });
  writeKeyFile(join(folder, ".tongban", "keys", "nanjing-gov.json"), key);
});
afterEach(() => rmSync(folder, { recursive: true }));

const kase = aPartnerCase();
const staffCase = aStaffCase();

/** In this process, unless it reads from standard input. */
const run = (args: string, environment: Readonly<Record<string, string>> = {}, input?: string) =>
  input === undefined
    ? runInProcess(args.split(" "), folder, environment)
    : runCommand(args.split(" "), folder, environment, input);

describe("a partner's command", () => {
  it("submits a file, signed with the seeded key of this machine, and shows the case to people", async () => {
    const broker = await startFixture(() => ({ status: 201, json: kase }));
    writeFileSync(join(folder, "a.json"), JSON.stringify(aSubmission()));
    const ended = await run("submit a.json", { TONGBAN_URL: broker.url });
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toContain(`Case ${kase.caseId} (version 2)`);
    expect(ended.out).toContain("2026-02-13 09:00:01  CaseRouted");
    const [request] = broker.received;
    expect(JSON.parse(request?.body ?? "")).toEqual(aSubmission());
    const { method = "", headers = {}, body } = request ?? {};
    const verified = verifyRequest(
      { method, url: `${broker.url}/v1/cases`, headers, body },
      { keyId: key.keyId, algorithm: key.algorithm, publicKey: key.publicKeyPem },
      { now: Math.floor(Date.now() / 1_000) },
    );
    expect(verified).toMatchObject({ ok: true });
  });

  it("answers machines with the value alone, and reads from a pipe", async () => {
    const broker = await startFixture(() => ({ status: 201, json: kase }));
    const ended = await run(`submit - --json --url ${broker.url}`, {}, JSON.stringify(aSubmission()));
    expect(JSON.parse(ended.out)).toEqual(kase);
  });

  it("that is refused shows the detail, every wrong field and every missing part, and ends with 1", async () => {
    const problem = aProblem(422, "not-admissible", {
      errors: [{ at: "/applicant/citizenId", problem: "not a citizen identity number" }],
      missing: [{ part: "team", code: "team-missing", facts: { handling: "610100" } }],
    });
    const broker = await startFixture(() => ({ status: 422, json: problem }));
    const ended = await run("submit -", { TONGBAN_URL: broker.url }, "{}");
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err.trimEnd().split("\n")).toEqual([
      "Refused: not-admissible (422)",
      "  detail of not-admissible",
      "  /applicant/citizenId: not a citizen identity number",
      "  team: team-missing (handling 610100)",
      "  correlation id c-1",
    ]);
    const machine = await run("submit - --json", { TONGBAN_URL: broker.url }, "{}");
    expect(JSON.parse(machine.err)).toEqual({ problem });
  });

  it("lists cases through all pages up to the limit", async () => {
    const broker = await startFixture(({ url }) => ({
      status: 200,
      json: url.includes("cursor=")
        ? { cases: [kase], cursor: null }
        : { cases: [kase, kase], cursor: "cursor-2" },
    }));
    const ended = await run("cases --json", { TONGBAN_URL: broker.url });
    expect(JSON.parse(ended.out)).toHaveLength(3);
    const two = await run("cases --limit 2", { TONGBAN_URL: broker.url });
    expect(two.out.trimEnd().split("\n")).toHaveLength(3);
  });

  it("watches from where it stopped the last time", async () => {
    const broker = await startFixture(({ url }) => {
      const after = new URL(url, "http://x").searchParams.get("after");
      const next: Scripted = { status: 200, json: { events: [aPartnerEvent()], cursor: "cursor-1" } };
      return after === null ? next : { status: 200, json: { events: [], cursor: after } };
    });
    const first = await run("watch --once --json", { TONGBAN_URL: broker.url });
    expect(JSON.parse(first.out)).toEqual(aPartnerEvent());
    const second = await run("watch --once", { TONGBAN_URL: broker.url });
    expect(second).toMatchObject({ code: 0, out: "" });
    expect(broker.received.at(-1)?.url).toContain("after=cursor-1");
    const again = await run("watch --once --from-start", { TONGBAN_URL: broker.url });
    expect(again.out).toMatch(/decided +granted /);
  });

  it("waits for its limit beyond a client's few tries, and says how long and why", async () => {
    const limited = aProblem(429, "rate-limited", { retryAfter: 0.01 });
    const broker = await startFixture((_, n) =>
      n <= 5 ? { status: 429, json: limited } : { status: 200, json: { events: [], cursor: "cursor-1" } },
    );
    const { code, err } = await run("watch --once", { TONGBAN_URL: broker.url });
    expect(code).toBe(0);
    expect(err).toContain("Waiting 1 s: rate-limited (rate-limited)");
  });

  it("shows what only a newer broker knows as it is named there", async () => {
    const { data, ...frame } = aPartnerEvent();
    const events = [
      { ...frame, type: "cn.tongban.case.teleported.v1" },
      { ...frame, data: { ...data, outcome: "teleported" } },
    ];
    const newer = {
      ...kase,
      status: "teleported",
      mode: "astral",
      placement: { why: "gravity", district: null },
      clocks: [
        {
          clock: "orbit",
          owner: "moon",
          promised: { limit: { unit: "moons", amount: 2 }, at: frame.time, provisional: false },
          statutory: null,
          segments: [],
          end: null,
          overdue: false,
        },
      ],
    };
    const broker = await startFixture(({ url }) => {
      if (url.startsWith("/v1/cases/")) return { status: 200, json: newer };
      return { status: 200, json: { events: url.includes("after=") ? [] : events, cursor: "cursor-1" } };
    });
    const environment = { TONGBAN_URL: broker.url };
    const watched = await run("watch --once", environment);
    expect(watched).toMatchObject({ code: 0, err: "" });
    expect(watched.out).toMatch(/teleported .*\n.*decided +teleported /);
    const shown = await run(`case ${kase.caseId}`, environment);
    expect(shown).toMatchObject({ code: 0, err: "" });
    expect(shown.out).toMatch(/teleported · .*\n[\s\S]*\(gravity\)\n[\s\S]*orbit .* 2 moons until /);
    expect(shown.out + watched.out).not.toContain("undefined");
  });

  it("stops watching at Ctrl-C, its place kept", async () => {
    const broker = await startFixture(({ url }) => {
      const events = url.includes("after=") ? [] : [aPartnerEvent()];
      return { status: 200, json: { events, cursor: "cursor-1" }, delay: events.length > 0 ? 0 : 100 };
    });
    const environment = { TONGBAN_URL: broker.url };
    const stop = (_: string, interrupt: () => void) => interrupt();
    const ended = await runCommand(["watch"], folder, environment, "", stop);
    expect(ended).toMatchObject({ code: 0, err: "" });
    const state = readdirSync(join(folder, ".tongban")).find((name) => name.startsWith("watch-"));
    expect(readFileSync(join(folder, ".tongban", state ?? ""), "utf8")).toContain("cursor-1");
  });
});

describe("a staff command", () => {
  const script = ({ url, body }: { readonly url: string; readonly body: string }): Scripted => {
    if (url !== "/oidc/local-token") return { status: 200, json: staffCase };
    return JSON.parse(body).staffId === "li-mei"
      ? { status: 200, json: { access_token: "token-of-li-mei", token_type: "Bearer", expires_in: 3600 } }
      : { status: 404, json: { type: "about:blank", title: "There is no member of staff", status: 404 } };
  };

  it("gets itself a local token, and acts on the version that the case has now", async () => {
    const broker = await startFixture(script);
    const ended = await run(`accept ${staffCase.caseId} --staff li-mei`, { TONGBAN_URL: broker.url });
    expect(ended.code).toBe(0);
    expect(broker.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /oidc/local-token",
      `GET /window/v1/cases/${staffCase.caseId}`,
      `POST /window/v1/cases/${staffCase.caseId}/accept`,
    ]);
    expect(broker.received[2]?.headers).toMatchObject({
      authorization: "Bearer token-of-li-mei",
      "if-match": `"${staffCase.version}"`,
    });
  });

  it("takes a token from the environment and the version that a person saw", async () => {
    const broker = await startFixture(script);
    const environment = { TONGBAN_URL: broker.url, TONGBAN_TOKEN: "t" };
    const args = [
      "decide",
      staffCase.caseId,
      "--seen",
      "4",
      "--refuse",
      "--reasons",
      "缺材料",
      "--remedies",
      "可申请复议",
    ];
    expect(await runCommand(args, folder, environment)).toMatchObject({ code: 0 });
    expect(broker.received).toHaveLength(1);
    expect(broker.received[0]?.headers).toMatchObject({ authorization: "Bearer t", "if-match": '"4"' });
    expect(JSON.parse(broker.received[0]?.body ?? "")).toEqual({
      outcome: "refused",
      reasons: "缺材料",
      remedies: "可申请复议",
    });
  });

  it.each([
    ["claim", "", {}],
    ["release", "--seen 4 --reason 请假", { reason: "请假" }],
    ["reassign", "--seen 4 --to wang-qiang --reason 请假", { to: "wang-qiang", reason: "请假" }],
    ["accept", "--seen 4", {}],
    ["decline", "--seen 4 --reason 无权 --organ 公安局", { reason: "无权", rightOrgan: "公安局" }],
    ["decide", "--seen 4 --grant", { outcome: "granted", document: null }],
  ])(
    "%s is a command that sends what the contract asks and shows the case as it then is",
    async (action, args, body) => {
      const { application: _, ...file } = staffCase;
      const broker = await startFixture(() => ({ status: 200, json: file }));
      const ended = await run(`${action} ${staffCase.caseId} ${args}`.trim(), {
        TONGBAN_URL: broker.url,
        TONGBAN_TOKEN: "t",
      });
      expect(ended).toMatchObject({ code: 0, err: "" });
      expect(ended.out).toContain(`Case ${staffCase.caseId}`);
      expect(broker.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
        `POST /window/v1/cases/${staffCase.caseId}/${action}`,
      ]);
      expect(JSON.parse(broker.received[0]?.body || "{}")).toEqual(body);
      expect(broker.received[0]?.headers["if-match"]).toBe(action === "claim" ? undefined : '"4"');
    },
  );

  it("reveals the applicant for a reason, and shows who it is", async () => {
    const applicant = { kind: "person", name: "张三", citizenId: "11010519491231002X", phone: "13800000000" };
    const broker = await startFixture(() => ({
      status: 200,
      json: { applicant, revealedAt: "2026-02-13T01:00:01.000Z" },
    }));
    const environment = { TONGBAN_URL: broker.url, TONGBAN_TOKEN: "t" };
    const ended = await run(`reveal ${staffCase.caseId} --reason 核对身份`, environment);
    expect(ended.out).toContain("张三");
    expect(JSON.parse(broker.received[0]?.body ?? "")).toEqual({ reason: "核对身份" });
  });

  it("reads a case as staff with its application", async () => {
    const form = [{ label: "经营场所", value: "西安市未央区" }];
    const whole = { ...staffCase, application: { ...staffCase.application, form } };
    const broker = await startFixture((request) =>
      request.url === "/oidc/local-token" ? script(request) : { status: 200, json: whole },
    );
    const ended = await run(`case ${staffCase.caseId} --staff li-mei`, { TONGBAN_URL: broker.url });
    expect(ended.out).toContain("经营场所：西安市未央区");
    const token = { TONGBAN_URL: broker.url, TONGBAN_TOKEN: "t" };
    expect((await run(`case ${staffCase.caseId} --staff`, token)).out).toContain("110***********002X");
  });

  it("prints a token alone, and says so where there is no such person", async () => {
    const broker = await startFixture(script);
    expect(await run("token li-mei", { TONGBAN_URL: broker.url })).toMatchObject({
      out: "token-of-li-mei\n",
    });
    const ended = await run("token nobody", { TONGBAN_URL: broker.url });
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain("knows no member of staff nobody");
  });
});

describe("accesses", () => {
  it("shows everybody who read a material, over all pages, with who saw the applicant, newest first", async () => {
    const access = (at: string, name: string) => ({
      at,
      kind: "staff",
      by: "li-mei",
      name,
      sha256: "0".repeat(64),
      title: "身份证",
    });
    const pages = [
      { accesses: [access("2026-03-04T01:00:00.000Z", "王军")], cursor: "more" },
      { accesses: [access("2026-03-02T01:00:00.000Z", "李梅")], cursor: null },
    ];
    const revealed = {
      ...staffCase.timeline[0],
      type: "ApplicantRevealed",
      at: "2026-03-03T01:00:00.000Z",
      actor: "张伟",
      note: "核实",
    };
    const broker = await startFixture(({ url }) => ({
      status: 200,
      json: url.includes("/accesses")
        ? pages[url.endsWith("?cursor=more") ? 1 : 0]
        : { ...staffCase, timeline: [revealed] },
    }));
    const ended = await run(`accesses ${kase.caseId} --json`, {
      TONGBAN_URL: broker.url,
      TONGBAN_TOKEN: "token",
    });
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(ended.out).map(({ who, what }: Record<string, string>) => [who, what])).toEqual([
      ["王军", "身份证"],
      ["张伟", "applicant in full: 核实"],
      ["李梅", "身份证"],
    ]);
  });
});

describe("keys create", () => {
  it("keeps the private key in a file of its own and shows the public one only", async () => {
    const ended = await run("keys create --partner yinchuan-gov --out k.json --algorithm ecdsa-p256-sha256");
    expect(ended.out).toContain("BEGIN PUBLIC KEY");
    expect(ended.out).not.toContain("PRIVATE");
    expect(statSync(join(folder, "k.json")).mode & 0o777).toBe(0o600);
    const kept = JSON.parse(readFileSync(join(folder, "k.json"), "utf8"));
    expect(kept).toMatchObject({ partner: "yinchuan-gov", algorithm: "ecdsa-p256-sha256" });
    expect(kept.keyId).toMatch(/^yinchuan-gov\.[\w-]{43}$/);
    expect(await run("keys create --partner yinchuan-gov --out k.json")).toMatchObject({ code: 2 });
  });

  it("writes the public half into a file for the operator where it is asked to", async () => {
    const ended = await run("keys create --partner lanzhou-gov --public-out lanzhou.pem");
    const pem = readFileSync(join(folder, "lanzhou.pem"), "utf8");
    expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    expect(ended.out).toContain(pem.trimEnd());
  });
});

describe("a coordinator's command", () => {
  const ratio = (part: number, whole: number) => ({ part, whole, rate: whole === 0 ? null : part / whole });
  const row = {
    id: "610100",
    name: "西安市",
    completed: 4,
    open: 2,
    overdue: 1,
    onTimeStrict: ratio(4, 5),
    onTimeLenient: ratio(4, 4),
    completion: ratio(4, 6),
    instantCompletion: ratio(0, 0),
    greenChannel: ratio(0, 0),
    satisfaction: ratio(0, 0),
    rectifiedInTime: ratio(0, 0),
    received: 6,
    accepted: 6,
    breaches: 0,
    speeds: [{ unit: "working-days", speedUp: ratio(32, 68), compression: ratio(0, 0) }],
  };

  it("sla shows both on-time rates of each region, and asks for what it is told", async () => {
    const broker = await startFixture(() => ({
      status: 200,
      json: { by: "handling", period: {}, rows: [row], countedAt: null },
    }));
    const ended = await run("sla --period 2026-Q1 --by window --region 610100", {
      TONGBAN_URL: broker.url,
      TONGBAN_TOKEN: "token",
    });
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toMatch(/西安市 +6 +4 +2 +1 +80\.0 % +100\.0 % +47\.1 % in working-days/);
    expect(broker.received.at(-1)?.url).toBe(
      "/coordinator/v1/sla/breakdown?period=2026-Q1&by=window&region=610100",
    );
  });

  it("sla --csv writes what the broker exports", async () => {
    const broker = await startFixture(() => ({
      status: 200,
      json: { fileName: "a.csv", rows: 1, csv: "period,id\r\n2026-01,610100\r\n" },
    }));
    const ended = await run("sla --period 2026 --csv", { TONGBAN_URL: broker.url, TONGBAN_TOKEN: "token" });
    expect(ended.out).toContain("2026-01,610100");
  });
});

describe("window-webhook", () => {
  const unset = {
    url: null,
    status: "unset",
    disabledAt: null,
    disabledBecause: null,
    failingSince: null,
    nextTryAt: null,
  };
  const url = "https://hooks.example/xian";
  const enabled = { ...unset, url, status: "enabled" };
  const delivery = {
    eventId: "test-1",
    attempt: 1,
    at: "2026-03-02T01:30:00.000Z",
    delivered: false,
    result: "status-500",
    durationMs: 12,
    nextTryAt: null,
    state: "failed",
    answer: null,
  };
  const path = "/window/v1/windows/xian-610100-1/webhook";
  const asLead = async (args: string, json: object) => {
    const broker = await startFixture(() => ({ status: 200, json }));
    const ended = await run(`window-webhook ${args}`, { TONGBAN_URL: broker.url, TONGBAN_TOKEN: "token" });
    return {
      ...ended,
      out: ended.out.trimEnd(),
      asked: broker.received.map(({ method, url: at, body }) => [`${method} ${at}`, body]),
    };
  };

  it("sets an endpoint and prints its secret", async () => {
    const ended = await asLead(`set xian-610100-1 ${url}`, { ...enabled, secret: "whsec_c2VjcmV0" });
    expect(ended).toMatchObject({ code: 0, asked: [[`POST ${path}`, JSON.stringify({ url })]] });
    expect(ended.out.split("\n")).toEqual([`${url}: enabled`, "secret, shown this once: whsec_c2VjcmV0"]);
  });

  it("tests it, and says what it answered and how it stands", async () => {
    const disabled = {
      ...enabled,
      status: "disabled",
      disabledAt: delivery.at,
      disabledBecause: "status-410",
    };
    const ended = await asLead("test xian-610100-1", { webhook: disabled, delivery });
    expect(ended.asked[0]?.[0]).toBe(`POST ${path}/test`);
    expect(ended.out.split("\n")).toEqual([
      "not delivered: status-500 in 12 ms",
      `${url}: disabled`,
      "disabled at 2026-03-02 09:30:00 because of status-410",
    ]);
  });

  it("shows it, what was tried, and forgets it", async () => {
    const failing = { ...enabled, failingSince: delivery.at, nextTryAt: delivery.at };
    const shown = await asLead("show xian-610100-1", failing);
    expect(shown.out).toContain("failing since 2026-03-02 09:30:00, tried next at 2026-03-02 09:30:00");
    const tried = await asLead("deliveries xian-610100-1", { deliveries: [delivery], cursor: null });
    expect(tried.out).toMatch(/test-1 +1 +failed +status-500 +12 +– +–/);
    const forgotten = await asLead("unset xian-610100-1", unset);
    expect(forgotten).toMatchObject({ out: "no endpoint", asked: [[`POST ${path}/unset`, ""]] });
  });
});

describe("a key that cannot be used", () => {
  const keys = () => join(folder, "k.json");
  const url = "--url https://broker.example";

  it("ends with 2 and a sentence that says how to mend it, never with OpenSSL's words", async () => {
    const other = createPartnerKey("zhengzhou-gov", "ed25519");
    const files = [
      [
        JSON.stringify({ ...key, privateKeyPem: key.publicKeyPem }),
        "k.json cannot be used: privateKeyPem holds",
      ],
      [JSON.stringify(key).slice(0, 90), "k.json is not JSON: it was cut off"],
      [key.privateKeyPem, "k.json is a key in PEM"],
      [JSON.stringify(other), "The key file belongs to zhengzhou-gov, not to nanjing-gov"],
    ] as const;
    for (const [text, sentence] of files) {
      writeFileSync(keys(), text);
      const ended = await run(`case abc ${url} --partner nanjing-gov --key ${keys()}`);
      expect(ended).toMatchObject({ code: 2, out: "" });
      expect(ended.err).toContain(sentence);
      expect(ended.err).not.toMatch(/error:|DECODER|-----BEGIN/);
    }
  });

  it("is asked about at the broker, which says when the clock is an hour off", async () => {
    const problem = aProblem(401, "unauthenticated", { reason: "signature-from-future" });
    const date = new Date(Date.now() - 3_600_000).toUTCString();
    const broker = await startFixture(() => ({ status: 401, json: problem, headers: { date } }));
    const ended = await run("cases", { TONGBAN_URL: broker.url });
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain("Your clock is 60 minutes ahead of the broker's");
  });
});

describe("what cannot be done", () => {
  it.each([
    ["bogus", 2, "unknown command"],
    ["submit none.json", 2, "none.json cannot be read"],
    ["submit - --url ftp://x", 2, "not an http URL"],
    ["case abc --partner zhengzhou-gov", 2, "cannot be read"],
    ["board", 2, "Say who you are"],
    ["decide abc", 2, "Say either --grant or --refuse"],
    ["decide abc --refuse --reasons x", 2, "needs --reasons and --remedies"],
    ["withdraw abc", 2, "required option '--reason <text>'"],
    ["cases --url http://127.0.0.1:1", 3, "cannot be reached"],
    ["case abc --url https://broker.example", 2, "Say which partner asks"],
  ])("%s ends with %i and a sentence", async (args, code, sentence) => {
    const ended = await run(args);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(sentence);
    expect(ended.err).not.toMatch(/\n\s+at /);
  });

  it.each(["--capacity", "--slot-minutes", "--stations"])(
    "a window's %s that is no number is refused by its own name",
    async (option) => {
      const window = "window register xian-610100-2 --region 610100 --name 西安 --why 分担";
      const ended = await run(`${window} ${option} many`, { TONGBAN_TOKEN: "t" });
      expect(ended.code).toBe(2);
      expect(ended.err).toContain(`${option} is a number`);
    },
  );

  it("an answer that is not the broker's ends with 4", async () => {
    const broker = await startFixture(() => ({
      status: 404,
      json: { message: "Missing Authentication Token" },
    }));
    expect(await run("cases", { TONGBAN_URL: broker.url })).toMatchObject({ code: 4 });
  });

  it("help ends with 0 and tells the exit codes", async () => {
    const ended = await run("watch --help");
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toContain("3  the broker cannot be reached");
    expect(ended.out).toContain("Example:");
  });
});
