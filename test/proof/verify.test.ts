import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { canonicalJson } from "@tongban/domain";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Verified, verifyText } from "../../packages/sdk/src/verify/verify-text.ts";
import { anEngine } from "../engines/an-engine.ts";
import { aCertificate, anEvidencePack, aStatement } from "./documents.ts";

const verifier = fileURLToPath(new URL("../../packages/sdk/verifier/verify.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tongban-verify-"));
const documents: Record<string, string> = {};

beforeAll(async () => {
  const store = await (await anEngine()).aStore();
  documents["whole"] = await anEvidencePack(store, "handling-region");
  documents["shown"] = await anEvidencePack(store, "elsewhere");
  documents["statement"] = await aStatement(store);
  documents["certificate"] = await aCertificate(store);
  copyFileSync(verifier, join(folder, "verify.js"));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Flipped bits that are tried of one document. */
const MOST_FLIPS = 4_000;

const all = ["whole", "shown", "statement", "certificate"] as const;

const textOf = (name: (typeof all)[number]): string => {
  const text = documents[name];
  if (text === undefined) throw new Error(`no document ${name}`);
  return text;
};

const verified = (text: string, trusted: readonly string[] = []): Verified => {
  const [only, ...more] = verifyText(text, trusted);
  if (!only || more.length > 0) throw new Error("not one document");
  return only;
};

const partsOf = (text: string): readonly string[] => verified(text).findings.map(({ part }) => part);

/** A document with the first letter of a member changed to another one. */
const withOther = (text: string, name: string): string => {
  const [found = "", before = "", letter = ""] = new RegExp(`("${name}":\\[?")(.)`).exec(text) ?? [];
  return replaced(text, found, `${before}${letter === "A" ? "B" : "A"}`);
};

/** A document with one member changed, written as its form wants it. */
const replaced = (text: string, search: string | RegExp, replacement: string): string => {
  const changed = text.replace(search, replacement);
  if (changed === text) throw new Error(`${search} is not there`);
  return changed;
};

describe("verifying", () => {
  it.each(all)("finds nothing wrong with a %s document as it was issued", (name) => {
    expect(verified(textOf(name)).findings).toEqual([]);
  });

  it.each(all)("finds a flipped bit everywhere in a %s document", (name) => {
    const bytes = Buffer.from(textOf(name), "utf8");
    const survived: number[] = [];
    // Long ones by every third byte or so, which the bytes at random below fill up.
    for (let i = 0; i < bytes.length; i += Math.ceil(bytes.length / MOST_FLIPS)) {
      const flipped = Buffer.from(bytes);
      flipped[i] = (bytes[i] ?? 0) ^ (1 << (i % 8));
      const text = flipped.toString("utf8");
      // A byte that is no UTF-8 any more is refused before anything is read.
      if (!Buffer.from(text, "utf8").equals(flipped)) continue;
      if ([...verifyText(text)].every(({ findings }) => findings.length === 0)) survived.push(i);
    }
    expect(survived).toEqual([]);
  });

  it.each(all)("finds any byte of a %s document set to any other", (name) => {
    const bytes = Buffer.from(textOf(name), "utf8");
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(bytes);
        changed[at] = (bytes[at] ?? 0) ^ mask;
        const text = changed.toString("utf8");
        const failed = [...verifyText(text)].some(({ findings }) => findings.length > 0);
        return failed || !Buffer.from(text, "utf8").equals(changed);
      }),
      { numRuns: 1_000 },
    );
  });

  it("finds a document that was cut, doubled, or formatted anew", () => {
    const text = textOf("whole");
    expect(partsOf(text.slice(0, -1))).toContain("form");
    expect([...verifyText(text + text)].map(({ findings }) => findings.length)).toEqual([0, 0]);
    expect(
      partsOf(`${JSON.stringify(JSON.parse(text))}\n`.replace('{"acknowledgedBy"', '{ "acknowledgedBy"')),
    ).toEqual(["form"]);
    expect(partsOf(replaced(text, '{"acknowledgedBy":', '{"acknowledgedBy":1,"acknowledgedBy":'))).toEqual([
      "form",
    ]);
    expect([...verifyText("")]).toEqual([]);
  });
});

describe("what is wrong is named:", () => {
  it("the event whose content was changed, and the head or the next event where its hash was changed too", () => {
    expect(partsOf(replaced(textOf("whole"), /"type":"CaseRouted"/, '"type":"CaseRouteD"'))).toEqual([
      "event 2",
      "signature",
    ]);
    const pack = JSON.parse(textOf("shown"));
    pack.events[1].hash = pack.events[0].hash;
    expect(partsOf(`${JSON.stringify(pack)}\n`)).toEqual(["event 2", "event 3", "signature"]);
  });

  it("the case's head, version, status and acknowledgement", () => {
    const text = textOf("shown");
    expect(partsOf(withOther(text, "head"))).toEqual(["case.head", "signature"]);
    expect(partsOf(replaced(text, '"status":"closed"', '"status":"decided"'))).toEqual([
      "case.status",
      "signature",
    ]);
    expect(partsOf(replaced(text, '"version":7', '"version":8'))).toEqual(["case.version", "signature"]);
    expect(partsOf(replaced(text, '"acknowledgedBy":7', '"acknowledgedBy":null'))).toEqual([
      "acknowledgedBy",
      "signature",
    ]);
  });

  it("a place in a completeness statement that does not lead to its root, or is another case's", () => {
    const text = textOf("whole");
    expect(partsOf(withOther(text, "root"))).toEqual(["inclusion", "signature"]);
    expect(partsOf(withOther(text, "path"))).toEqual(["inclusion", "signature"]);
    expect(partsOf(replaced(text, '"standing":"open"', '"standing":"late"'))).toEqual([
      "inclusion",
      "signature",
    ]);
    expect(partsOf(replaced(text, '"standing":"open","version":1', '"standing":"open","version":2'))).toEqual(
      ["inclusion", "inclusion.case", "signature"],
    );
  });

  it("an event that was taken out", () => {
    const pack = JSON.parse(textOf("whole"));
    pack.events.splice(2, 1);
    expect(partsOf(`${JSON.stringify(pack)}\n`)).toEqual(
      expect.arrayContaining(["event 3", "case.version", "signature"]),
    );
  });

  it("a statement's root, a count, their sum, and each countersignature", () => {
    const text = textOf("statement");
    expect(partsOf(withOther(text, "root"))).toEqual([
      "root",
      "countersignature 1",
      "countersignature 2",
      "signature",
    ]);
    expect(partsOf(replaced(text, '"late":1', '"late":0'))).toEqual(
      expect.arrayContaining(["admitted", "counts.late", "countersignature 1", "signature"]),
    );
    expect(partsOf(replaced(text, '"region":"320100"', '"region":"320101"'))).toEqual(["countersignature 2"]);
    expect(partsOf(replaced(text, '"standing":"late","version":2', '"standing":"late","version":3'))).toEqual(
      ["root"],
    );
  });

  it("cases that were left out of a statement", () => {
    const statement = JSON.parse(textOf("statement"));
    statement.cases.pop();
    expect(partsOf(`${JSON.stringify(statement)}\n`)).toEqual(expect.arrayContaining(["admitted", "root"]));
    const { cases: _, ...bare } = JSON.parse(textOf("statement"));
    expect(partsOf(`${JSON.stringify(bare)}\n`)).toEqual([]);
  });

  it("a notice that is not what its event says", () => {
    const pack = JSON.parse(textOf("whole"));
    expect(pack.notices.map(({ kind }: { readonly kind: string }) => kind)).toEqual([
      "supplement",
      "suspension",
      "extension",
    ]);
    pack.notices[1].reasons = "别的理由";
    pack.notices[2].at = pack.notices[1].at;
    expect(partsOf(`${JSON.stringify(pack)}\n`)).toEqual(["notice 2", "notice 3", "signature"]);
  });

  it("a due instant, a stretch, a day of the calendar, or a limit that does not lead to what is certified", () => {
    type Certificate = {
      readonly clocks: {
        clock: string;
        promised: { at: string };
        statutory: object;
        end: object;
        segments: { to: string }[];
      }[];
      readonly calendars: { years: { year: number; off: string[] }[] }[];
      readonly limits: { promised: { amount: number } };
      readonly hours: { closes: string };
    };
    const partsWith = (
      change: (certificate: Certificate, handling: Certificate["clocks"][number]) => void,
    ) => {
      const certificate: Certificate = JSON.parse(textOf("certificate"));
      const handling = certificate.clocks.find(({ clock }) => clock === "handling");
      if (!handling) throw new Error("no handling clock");
      change(certificate, handling);
      return partsOf(`${canonicalJson(certificate)}\n`);
    };
    const at = `clock ${JSON.parse(textOf("certificate")).clocks.findIndex((one: { clock: string }) => one.clock === "handling") + 1} (handling)`;
    expect(
      partsWith((_, { promised }) => Object.assign(promised, { at: "2026-04-01T09:30:00.000Z" })),
    ).toEqual([`${at}.promised`, "signature"]);
    expect(partsWith((_, { end }) => Object.assign(end, { late: true }))).toEqual([`${at}.end`, "signature"]);
    expect(partsWith((_, { segments }) => segments.splice(1, 1))).toEqual([`${at}.segment 2`, "signature"]);
    expect(partsWith(({ limits }) => Object.assign(limits.promised, { amount: 9 }))).toEqual([
      `${at}.promised`,
      "signature",
    ]);
    const holiday = partsWith(({ calendars }) => calendars[0]?.years[1]?.off.push("2026-03-12"));
    expect(holiday).toEqual(
      expect.arrayContaining(["calendar 1", `${at}.promised`, `${at}.statutory`, "signature"]),
    );
    expect(partsWith(({ hours }) => Object.assign(hours, { closes: "08:00" }))).toContain(at);
    expect(
      partsWith((_, { promised }) =>
        Object.assign(promised, { limit: { unit: "working-days", amount: -1 } }),
      ),
    ).toContain(`${at}.promised`);
  });

  it("what a forged document has in the place of a text that is told of it, and what stands on other lines as well", () => {
    const unsayable = { toString: 1 };
    const forged = [
      { kind: "paper", number: unsayable },
      { kind: "evidence-pack", case: { caseId: unsayable } },
      { kind: "deadline-certificate", agreement: unsayable, signature: { keyId: unsayable } },
    ].map((document) => `${JSON.stringify(document)}\n`);
    const [good, ...bad] = verifyText(textOf("whole") + forged.join(""));
    expect(good?.findings).toEqual([]);
    expect(bad.map(({ findings }) => findings.map(({ part }) => part))).toEqual([
      ["format"],
      ["format"],
      ["format"],
    ]);
  });

  it("a signature by a key that is not trusted", () => {
    const { keys } = verified(textOf("statement"));
    expect(verified(textOf("statement"), keys).findings).toEqual([]);
    expect(verified(textOf("statement"), keys.slice(0, 2)).findings).toMatchObject([
      { part: "countersignature 2" },
    ]);
    expect(verified(textOf("whole"), ["A".repeat(43)]).findings).toMatchObject([{ part: "signature" }]);
  });
});

describe("verify.js", () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ["verify.js", ...args], { cwd: folder, env: {}, encoding: "utf8" });

  it("is what the source makes", () => {
    const script = fileURLToPath(new URL("../../scripts/verifier.ts", import.meta.url));
    expect(() => execFileSync(process.execPath, [script, "--check"])).not.toThrow();
  });

  it("verifies every kind of document alone in a folder, and ends with 0", () => {
    writeFileSync(join(folder, "good.json"), all.map(textOf).join(""));
    const { status, stdout } = run("good.json");
    expect(stdout).toContain(
      "good.json: holds: 2 evidence-pack, 1 completeness-statement, 1 deadline-certificate",
    );
    expect(status).toBe(0);
  });

  it("names the part of the document that fails, and ends with 1", () => {
    writeFileSync(
      join(folder, "bad.json"),
      textOf("whole") + replaced(textOf("whole"), /"type":"CaseRouted"/, '"type":"CaseRouteD"'),
    );
    const { status, stdout } = run("bad.json");
    expect(stdout).toMatch(/bad\.json: line 2, evidence-pack case \w+: FAILED\n {2}event 2: its hash is not/);
    expect(status).toBe(1);
    writeFileSync(join(folder, "latin.json"), Buffer.from([0x7b, 0xff, 0x7d, 0x0a]));
    expect(run("latin.json")).toMatchObject({ status: 1, stdout: expect.stringContaining("not UTF-8") });
    writeFileSync(join(folder, "empty.json"), "");
    expect(run("empty.json").status).toBe(1);
    expect(run("nowhere.json").status).toBe(1);
    expect(run("nowhere.pdf", "--signature", "bad.json")).toMatchObject({
      status: 1,
      stdout: "nowhere.pdf: cannot be read\n",
    });
  });

  it("says how it is used, and ends with 2", () => {
    const two = ["one.pdf", "two.pdf", "--signature", "good.json"];
    for (const args of [[], ["--help"], ["good.json", "--key"], ["one.pdf", "--signature"], two])
      expect(run(...args)).toMatchObject({ status: 2, stdout: expect.stringContaining("Usage:") });
  });
});
