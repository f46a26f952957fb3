import { hash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { CaseId } from "@tongban/domain";
import { documentSignerWith, listPapers, openKeyring, type StoreContext } from "@tongban/store";
import type { Objects } from "@tongban/store/object";
import { beforeAll, describe, expect, it } from "vitest";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { anApplication } from "../../test/journeys/applications.ts";
import { issuePapers, type PaperPress } from "./issue-paper.ts";
import { openPaperFonts } from "./paper-fonts.ts";
import { paperKeyOf } from "./paper-key.ts";

const fonts = openPaperFonts(
  fileURLToPath(new URL("../../node_modules/@embedpdf/fonts-sc/fonts", import.meta.url)),
);

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

/** A press whose bucket is a map of what was kept. */
const aPress = (parts: Partial<Objects> = {}) => {
  const kept = new Map<string, Uint8Array>();
  const unused = () => Promise.reject(new Error("the press only keeps"));
  const objects = {
    upload: unused,
    uploaded: unused,
    reading: unused,
    keep: async (key: string, bytes: Uint8Array) => void kept.set(key, bytes),
    ...parts,
  } as Objects;
  const press: PaperPress = {
    store,
    sealing: store.sealing,
    names: async () => ({ regions: new Map(), matters: new Map() }),
    documents: documentSignerWith(openKeyring(store)),
    objects,
    fonts: () => fonts,
    verificationUrl: "https://tongban.example/console/paper.html#",
  };
  return { kept, issue: issuePapers(press) };
};

const accepted = async (externalRef: string): Promise<{ readonly caseId: CaseId; readonly n: number }> => {
  const submitted = await keepSubmitted(store, { externalRef, application: JSON.stringify(anApplication()) });
  const { kase } = await carryOn(store, submitted, ["route", "claim", "accept"]);
  return { caseId: kase.origin.id, n: kase.version };
};

describe("the press of papers", () => {
  it("issues the paper of an event once, however often it is asked", async () => {
    const { caseId, n } = await accepted("once");
    const { kept, issue } = aPress();
    await Promise.all([issue(caseId, n, monday), issue(caseId, n, monday)]);
    await issue(caseId, n, monday);
    const [paper, ...others] = await listPapers(store, caseId);
    expect(others).toEqual([]);
    expect(paper).toMatchObject({ n, kind: "acceptance", title: "受理通知书", date: "2026-03-02" });
    const file = paper?.file;
    const bytes = kept.get(paperKeyOf(caseId, file?.sha256 ?? ""));
    expect(bytes && hash("sha256", bytes)).toBe(file?.sha256);
    expect(bytes?.length).toBe(file?.size);
    expect([...kept.keys()]).toHaveLength(1);
  });

  it("goes on where it was killed: the number stays, and the same bytes come", async () => {
    const { caseId, n } = await accepted("killed");
    const broken = aPress({ keep: () => Promise.reject(new Error("killed here")) });
    await expect(broken.issue(caseId, n, monday)).rejects.toThrow("killed here");
    const [numbered] = await listPapers(store, caseId);
    expect(numbered?.file).toBeUndefined();
    const { kept, issue } = aPress();
    await issue(caseId, n, monday);
    const [issued] = await listPapers(store, caseId);
    expect(issued).toMatchObject({ number: numbered?.number, code: numbered?.code });
    expect(kept.size).toBe(1);
  });

  it("makes none of an event that no paper is made by", async () => {
    const { caseId } = await accepted("none");
    const { kept, issue } = aPress();
    await issue(caseId, 2, monday);
    expect([await listPapers(store, caseId), kept.size]).toEqual([[], 0]);
  });

  it("takes a case that is not there for a fault, so that the queue tells of it", async () => {
    await expect(aPress().issue("0".repeat(26) as CaseId, 4, monday)).rejects.toThrow("not in the table");
  });
});
