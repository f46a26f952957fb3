import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { StoreContext } from "@tongban/store";
import {
  type DirectoryMatter,
  documentSignerWith,
  loadHistory,
  openKeyring,
  openProse,
} from "@tongban/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMatterId } from "../../test/builders/ids.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { anApplication } from "../../test/journeys/applications.ts";
import { routeAndAnswer } from "../workers/route-and-answer.ts";
import { answerCase } from "./answer-case.ts";
import type { CertificateSource } from "./certificate-source.ts";
import { readSources } from "./read-sources.ts";

let store: StoreContext;
const servers: ReturnType<typeof createServer>[] = [];
beforeAll(async () => {
  store = await (await anEngine()).aStore();
});
afterAll(() => Promise.all(servers.map((server) => new Promise((done) => server.close(done)))));

const certificate = {
  document: { number: "GJJ-1", title: "住房公积金缴存贷款查询结果" },
  content: "缴存状态：正常\n账户余额：38,420.00 元",
};

const desk = (source: CertificateSource | undefined, answeredBy: string | undefined = "housing-fund") => ({
  store,
  sealing: store.sealing,
  ...chinaCalendars,
  names: async () => ({
    regions: new Map(),
    matters: new Map([
      [matter, { matter, title: "查询", kind: "service", materials: [], answeredBy }],
    ]) as never,
  }),
  sources: new Map(source ? [["housing-fund", source]] : []),
});

let matter: DirectoryMatter["matter"] = aMatterId("food-business-permit");
let refs = 0;
const waiting = async (parts: { instant?: true } = { instant: true }) => {
  const application = JSON.stringify(anApplication());
  const submitted = await keepSubmitted(store, { externalRef: `C-${++refs}`, application, ...parts });
  const head = await carryOn(store, submitted, ["route"]);
  matter = head.kase.origin.matter;
  return head;
};
const typesOf = async (caseId: Parameters<typeof loadHistory>[1]) =>
  (await loadHistory(store, caseId))?.events.map(({ type }) => type).slice(2);

const decided = ["CaseClaimed", "CaseAccepted", "CaseDecided"];

describe("an instant case whose matter has a data source", () => {
  it("is decided by the broker at once, once, however often its message comes, and what it says is sealed", async () => {
    const { kase } = await waiting();
    let asked = 0;
    const answer = answerCase(
      desk(async ({ applicant, handling }) => {
        asked += 1;
        expect(applicant.number).toMatch(/^[0-9X]{18}$/);
        expect(handling).toBe("610100");
        return certificate;
      }),
    );
    await Promise.all([answer(kase.origin.id, monday), answer(kase.origin.id, monday)]);
    await answer(kase.origin.id, monday);
    expect(asked).toBeLessThanOrEqual(2);
    const history = await loadHistory(store, kase.origin.id);
    expect(history?.events.map(({ type }) => type).slice(2)).toEqual(decided);
    expect(history?.head.kase).toMatchObject({ status: "decided", outcome: "granted", holder: "broker" });
    const last = history?.events.at(-1);
    expect(last).toMatchObject({ actor: { kind: "broker" }, document: certificate.document });
    expect(JSON.stringify({ ...last, sealed: undefined })).not.toContain("38,420");
    expect(last && (await openProse(store.sealing, last))).toEqual({ certificate: certificate.content });
  });

  it.each([
    ["does not know the applicant", async () => "unknown-there" as const, "unknown-there"],
    ["fails", () => Promise.reject(new Error("down")), "source-failed"],
    ["is not configured", undefined, "source-failed"],
  ])("stays on the board and says why, once, where the source %s", async (_, source, why) => {
    const { kase } = await waiting();
    const answer = answerCase(desk(source));
    await answer(kase.origin.id, monday);
    await answer(kase.origin.id, monday);
    const history = await loadHistory(store, kase.origin.id);
    expect(history?.events.slice(2)).toMatchObject([
      { type: "AnswerMissed", why, dataSource: "housing-fund" },
    ]);
    expect(history?.head.kase.status).toBe("routed");
    const claimed = await carryOn(store, history?.head ?? expect.fail("kept"), ["claim", "decide"]);
    expect(claimed.kase.status).toBe("decided");
  });

  it("is a clerk's where one took it meanwhile", async () => {
    const head = await waiting();
    const answer = answerCase(
      desk(async () => {
        await carryOn(store, head, ["claim"]);
        return certificate;
      }),
    );
    await answer(head.kase.origin.id, monday);
    expect(await typesOf(head.kase.origin.id)).toEqual(["CaseClaimed"]);
  });

  it("is sent to be answered when it is routed, again where the message comes twice; others are not", async () => {
    const sent: string[] = [];
    const queues = { answerCases: async (source: string) => void sent.push(source) };
    const application = JSON.stringify(anApplication());
    const submitted = await keepSubmitted(store, { externalRef: "routed", application, instant: true });
    const promised = await keepSubmitted(store, { externalRef: "promised", application });
    const route = routeAndAnswer(desk(undefined), queues);
    await route(submitted.kase.origin.id, monday);
    await route(submitted.kase.origin.id, monday);
    await route(promised.kase.origin.id, monday);
    expect(sent).toEqual(["housing-fund", "housing-fund"]);
    const { kase } = await waiting({});
    await answerCase(desk(async () => certificate))(kase.origin.id, monday);
    expect(await typesOf(kase.origin.id)).toEqual([]);
  });
});

describe("a source", () => {
  const question = {
    caseId: "c" as never,
    matter: aMatterId("housing-fund-enquiry"),
    handling: "610100" as never,
    applicant: { kind: "person" as const, name: "张三", number: "11010519491231002X" },
    askedAt: monday,
  };
  const documents = () => documentSignerWith(openKeyring(store));
  const serve = async (listener: RequestListener) => {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };
  const sourceAt = (address: string) =>
    readSources(`housing-fund=${address}`, documents()).get("housing-fund") ?? expect.fail("a source");

  it("is a file of the seeds' made-up people, who are known by number and name", async () => {
    const file = new URL("../../packages/local/seeds/certificates.json", import.meta.url).href;
    const source = sourceAt(file);
    expect(await source(question)).toMatchObject({ document: { title: "住房公积金缴存贷款查询结果" } });
    const other = { ...question, applicant: { ...question.applicant, name: "李四" } };
    expect(await source(other)).toBe("unknown-there");
  });

  it("is asked over HTTP by a document that the broker signed", async () => {
    let body = "";
    const url = await serve((request, response) => {
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () =>
        response.end(
          JSON.stringify({
            found: true,
            number: "1",
            title: "证明",
            lines: [{ label: "状态", value: "正常" }],
          }),
        ),
      );
    });
    expect(await sourceAt(url)(question)).toEqual({
      document: { number: "1", title: "证明" },
      content: "状态：正常",
    });
    const [key] = await documents().publicKeys();
    expect(JSON.parse(body)).toMatchObject({
      kind: "certificate-question",
      matter: "housing-fund-enquiry",
      signature: { algorithm: "ed25519", keyId: key?.kid },
    });
  });

  it.each([
    ["with an error", 500, "{}"],
    ["nonsense", 200, '{"found":"perhaps"}'],
    ["no JSON", 200, "oops"],
    ["too much", 200, JSON.stringify({ found: false, more: "x".repeat(70_000) })],
  ])("that answers %s has failed", async (_, status, text) => {
    const url = await serve((_request, response) => response.writeHead(status).end(text));
    await expect(sourceAt(url)(question)).rejects.toThrow();
  });

  it("is not listened to any further than an answer may go", async () => {
    const url = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(" ".repeat(16_384)));
      };
      response.on("drain", more);
      more();
    });
    await expect(sourceAt(url)(question)).rejects.toThrow("too much");
  });

  it("is not reached without encryption, nor by a scheme that nobody knows", () => {
    expect(() => readSources("tax=http://tax.example/", documents())).toThrow("CERTIFICATE_SOURCES must be");
    expect(() => readSources("tax=ftp://tax.example/", documents())).toThrow("CERTIFICATE_SOURCES must be");
    expect(readSources("", documents()).size).toBe(0);
  });
});
