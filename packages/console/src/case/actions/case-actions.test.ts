import { readFileSync } from "node:fs";
import { type CallResult, type Client, createClient } from "@tongban/sdk/client";
import { describe, expect, it } from "vitest";
import { frame as enFrame } from "../../language/en/frame.ts";
import { materialWords as enMaterials } from "../../language/en/materials.ts";
import { work as enWork } from "../../language/en/work.ts";
import { frame as zhFrame } from "../../language/zh-cn/frame.ts";
import { materialWords as zhMaterials } from "../../language/zh-cn/materials.ts";
import { work as zhWork } from "../../language/zh-cn/work.ts";
import { actionOrder, caseActions } from "./case-actions.ts";
import { decisionOf } from "./decide-fields.tsx";
import { Checklist } from "./phrases.tsx";

describe("the decision that a form makes up", () => {
  it("is a grant without a document where none is given", () => {
    const fields = { outcome: "granted", withDocument: false, documentNumber: "left over" };
    expect(decisionOf(fields)).toEqual({ outcome: "granted", document: null });
  });
  it("is a grant with its document", () => {
    const fields = { outcome: "granted", withDocument: true, documentNumber: "1", documentTitle: "许可证" };
    expect(decisionOf(fields)).toEqual({
      outcome: "granted",
      document: { number: "1", title: "许可证" },
    });
  });
  it("is a refusal with reasons and remedies, and no document though one was typed before", () => {
    const fields = { outcome: "refused", reasons: "面积", remedies: "复议", withDocument: true };
    expect(decisionOf(fields)).toEqual({ outcome: "refused", reasons: "面积", remedies: "复议" });
  });
});

/** What an action sends, as a client's `fetch` sees it. */
const sentBy = async (action: (typeof actionOrder)[number]) => {
  const sent: { url: string; headers: Headers; body: string | undefined }[] = [];
  const client: Client = createClient({
    baseUrl: "https://broker.example",
    fetch: async (url, init) => {
      sent.push({ url, headers: new Headers(init.headers), body: init.body?.toString() });
      return Response.json({ caseId: "0123456789abcdefghjkmnpqrs" });
    },
  });
  const fields = {
    to: "b",
    reason: "r",
    rightOrgan: "o",
    outcome: "granted",
    receivedAt: "2026-03-02T09:00",
  };
  const answer: CallResult<unknown> = await caseActions[action].tell(
    client,
    { params: { caseId: "0123456789abcdefghjkmnpqrs" }, ifMatch: 3, idempotencyKey: "key-of-the-test" },
    fields,
  );
  expect(answer.ok).toBe(true);
  return sent[0];
};

describe("the table of actions", () => {
  it("gives every action that a case may offer at once a single key of its own, and none that lists and pages use", () => {
    const keys = Object.values(caseActions).map(({ key }) => key);
    // What is left to do once it is over is never offered beside what carries an open case on.
    const afterwards = new Set([
      "dispatch-result",
      "fail-delivery",
      "confirm-delivery",
      "return-originals",
      "appeal-rating",
    ]);
    const always = new Set(["explain-delay", "rectify", "reveal"]);
    // A fee that can be waived fell due with the acceptance, or is of a matter that is not accepted by itself.
    const situations = [
      { over: false, never: "waive-fee" },
      { over: false, never: "accept" },
      { over: true, never: undefined },
    ];
    for (const { over, never } of situations) {
      const own = actionOrder
        .filter((action) => action !== never && (always.has(action) || afterwards.has(action) === over))
        .map((action) => caseActions[action].key);
      expect(new Set(own).size).toBe(own.length);
    }
    for (const key of keys) expect(key).toMatch(/^[a-z]$/);
    expect(keys.filter((key) => ["i", "j", "k", "n"].includes(key))).toEqual([]);
  });

  it.each(actionOrder)("sends %s to its own path, under the key that repetitions share", async (action) => {
    const sent = await sentBy(action);
    expect(sent?.url).toBe(`https://broker.example/window/v1/cases/0123456789abcdefghjkmnpqrs/${action}`);
    expect(sent?.headers.get("idempotency-key")).toBe("key-of-the-test");
    expect(sent?.body !== undefined).toBe(caseActions[action].Fields !== undefined);
  });

  it("shows the standard's checklist to whoever passes a review or sends it back", () => {
    const guided = actionOrder.filter((action) => caseActions[action].Guide === Checklist);
    expect(guided).toEqual(["pass-review", "return-review"]);
  });

  it("names the version that was seen wherever a former holder might still act", async () => {
    for (const action of actionOrder)
      expect((await sentBy(action))?.headers.get("if-match"), action).toBe(
        action === "claim" || action === "reveal" ? null : '"3"',
      );
  });
});

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

/** The rows of a page's table of keys, such as `| \`A\` | 受理 |`, but for the key that shows all of them. */
const documentedKeys = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...read(`../../../../../docs/site/${page}`).matchAll(/^\| `([^?\n]+)` \| (.+) \|$/gm)].map(
      ([, key = "", what = ""]) => [key, what],
    ),
  );

describe("the keys that the documentation's page for clerks names", () => {
  it.each([
    ["clerk.md", zhFrame, zhMaterials, zhWork],
    ["en/clerk.md", enFrame, enMaterials, enWork],
  ] as const)(
    "do in the console what %s says, in the console's words",
    (page, { help }, { materials }, work) => {
      const actions = actionOrder.filter((action) =>
        ["accept", "ask-supplement", "decline", "decide"].includes(action),
      );
      const ofCases = actions.map((action) => [caseActions[action].key.toUpperCase(), work.action[action]]);
      expect(documentedKeys(page)).toEqual({
        N: help.next,
        "J` `K": help.move,
        Enter: help.open,
        "/": help.search,
        I: materials.open,
        "Ctrl+Enter": help.confirm,
        ...Object.fromEntries(ofCases),
      });
    },
  );

  it.each([
    ["n", "next-button.tsx", "useShortcuts({ n: next.take })"],
    ["i", "../case-view.tsx", "useShortcuts(mayRead ? { i: toggle } : {})"],
    ["j and k", "../../list/case-list.tsx", "j: () => choose(at + 1),\n    k: () =>"],
    ["/", "../../desk/board.tsx", '"/": () => search.current?.focus()'],
  ])("are where pages take them: %s", (_, file, source) => {
    expect(read(file)).toContain(source);
  });
});
