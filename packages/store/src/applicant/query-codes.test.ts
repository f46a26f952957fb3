import { type CaseId, type PartnerId, parseQueryCode } from "@tongban/domain";
import { expect, it } from "vitest";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import { keepSubmitted } from "../../../../test/engines/kept-cases.ts";
import { caseIdOf } from "../case/case-id.ts";
import { openKeyring } from "../secrets/keyring.ts";
import { type QueryCodes, queryCodesWith } from "../secrets/query-code.ts";
import type { StoreContext } from "../table/context.ts";
import { findByQueryCode } from "./query-codes.ts";

const { aStore } = await anEngine();

const keepWithCode = async (store: StoreContext, codes: QueryCodes) => {
  const id = caseIdOf("nanjing-gov" as PartnerId, "NJ-1");
  const code = await codes.ofCase(id);
  const queryKey = await codes.keyOf(code);
  await keepSubmitted(store, { applicantKeys: { subject: "subject", fullName: "name", queryKey } });
  return { id, code };
};

it("leads from a case to its code and back, and another broker has other codes", async () => {
  const [store, other] = await Promise.all([aStore(), aStore()]);
  const codes = queryCodesWith(openKeyring(store));
  const { id, code } = await keepWithCode(store, codes);
  expect(parseQueryCode(code)).toEqual({ ok: true, value: code });
  expect(await codes.ofCase(id)).toBe(code);
  expect(await queryCodesWith(openKeyring(other)).ofCase(id)).not.toBe(code);
  expect(await findByQueryCode(store, await codes.keyOf(code))).toEqual({ caseId: id });
});

it("finds nothing by the code of a case that is not there, nor by a code as it stands", async () => {
  const store = await aStore();
  const codes = queryCodesWith(openKeyring(store));
  const code = await codes.ofCase("0".repeat(26) as CaseId);
  expect(await findByQueryCode(store, await codes.keyOf(code))).toBeUndefined();
  const kept = await keepWithCode(store, codes);
  expect(await findByQueryCode(store, kept.code)).toBeUndefined();
});
