import { createHmac, createSecretKey } from "node:crypto";
import { addMs, type CaseId } from "@tongban/domain";
import { expect, it } from "vitest";
import { monday } from "../../../../test/engines/kept-cases.ts";
import { applicantSessionsWith } from "./applicant-session.ts";

const keyring = (secret: string) => ({
  key: async () => createSecretKey(Buffer.from(secret)),
  mac: async (purpose: string, text: string) =>
    createHmac("sha256", `${secret}${purpose}`).update(text).digest(),
});

const sessions = applicantSessionsWith(keyring("a"));
const id = "0".repeat(26) as CaseId;
const until = addMs(monday, 900_000);

it("is for its case until it ends", async () => {
  const token = await sessions.write(id, until);
  expect(await sessions.read(token, monday)).toBe(id);
  expect(await sessions.read(token, until)).toBeUndefined();
});

it("is none where it was changed, cut, made up, or made by another broker", async () => {
  const token = await sessions.write(id, until);
  const bytes = Buffer.from(token, "base64url");
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  const others = await applicantSessionsWith(keyring("b")).write(id, until);
  for (const wrong of [bytes.toString("base64url"), token.slice(0, -4), "", "AAAA", others])
    expect(await sessions.read(wrong, monday)).toBeUndefined();
});
