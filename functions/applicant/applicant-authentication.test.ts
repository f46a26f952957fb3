import { applicantOperations } from "@tongban/contract";
import { groupedQueryCode, QUERY_CODE_ALPHABET, withCheckCharacter } from "@tongban/domain";
import { openKeyring, queryCodesWith, type StoreContext } from "@tongban/store";
import { beforeAll, expect, it } from "vitest";
import { at } from "../../test/builders/ids.ts";
import { anApiEvent } from "../../test/engines/an-api-event.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { readRequest } from "../edge/api/api-request.ts";
import { applicantAuthentication } from "./applicant-authentication.ts";

const now = at("2026-03-02T01:30:00.000Z");

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

/** A code whose check character fits and that names no case. */
const someCode = (n: number): string =>
  groupedQueryCode(withCheckCharacter(QUERY_CODE_ALPHABET.charAt(n).repeat(19)));

/** What a wrong code from an address comes to. */
const guess = async (sourceIp: string, n: number): Promise<string> => {
  const keyring = openKeyring(store);
  const authenticate = applicantAuthentication({ store, keyring, queryCodes: queryCodesWith(keyring) });
  const event = anApiEvent(applicantOperations.showProgress, { headers: { "query-code": someCode(n) } });
  const { requestContext } = event;
  const identity = { ...requestContext.identity, sourceIp };
  const request = readRequest({ ...event, requestContext: { ...requestContext, identity } });
  const who = await authenticate(request, applicantOperations.showProgress, now);
  return who.kind === "problem" ? who.code : who.kind;
};

it("who has a whole IPv6 network guesses no more often than who has one address", async () => {
  const told: string[] = [];
  for (let n = 0; n < 11; n++) told.push(await guess(`2001:db8::${n + 1}:0:0:7`, n));
  expect(told.slice(0, 10)).toEqual(Array(10).fill("unauthenticated"));
  expect(told[10]).toBe("too-many-query-codes");
  expect(await guess("2001:db8:0:1::7", 11)).toBe("unauthenticated");
});
