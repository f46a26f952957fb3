import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import { signRequest } from "@tongban/signature";
import openapiTS, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RELEASED_DOCUMENTS, releasedVersions } from "../../scripts/compatibility/released-documents.ts";
import { anApplication } from "./applications.ts";
import { broker, keyOf } from "./broker.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [former = "none"] = releasedVersions(root);

/** What each program does: submits, reads what it submitted, and is refused. */
type Outcome = {
  readonly caseId: string;
  readonly status: string;
  readonly refusal: string;
  readonly refused: number;
};
type Program = {
  readonly run: (baseUrl: string, fetch: typeof globalThis.fetch, body: unknown) => Promise<Outcome>;
};

/** What somebody writes who has the types of openapi-typescript and the client openapi-fetch. */
const ofOpenapiFetch = (types: string): string => `
import createClient from "openapi-fetch";
import type { components, paths } from "${types}";

export const run = async (
  baseUrl: string,
  fetch: (request: Request) => Promise<Response>,
  body: components["schemas"]["Submission"],
) => {
  const client = createClient<paths>({ baseUrl, fetch });
  const made = await client.POST("/v1/cases", { body });
  if (made.error) throw new Error(made.error.code);
  const { caseId } = made.data;
  const read = await client.GET("/v1/cases/{caseId}", { params: { path: { caseId } } });
  if (read.error) throw new Error(read.error.code);
  const unseen = await client.GET("/v1/cases/{caseId}", { params: { path: { caseId: "0".repeat(26) } } });
  if (!unseen.error) throw new Error("a case that is not there was answered");
  return { caseId, status: read.data.status, refusal: unseen.error.code, refused: unseen.response.status };
};
`;

/** The same of the functions that @hey-api/openapi-ts writes. */
const ofHeyApi = `
import { createClient } from "./hey-api/client";
import { getCase, submitCase } from "./hey-api/sdk.gen";
import type { Submission } from "./hey-api/types.gen";

export const run = async (
  baseUrl: string,
  fetch: typeof globalThis.fetch,
  body: Submission,
) => {
  const client = createClient({ baseUrl, fetch });
  const made = await submitCase({ client, body });
  if (!made.data) throw new Error(made.error.code);
  const { caseId } = made.data;
  const read = await getCase({ client, path: { caseId } });
  if (!read.data) throw new Error(read.error.code);
  const unseen = await getCase({ client, path: { caseId: "0".repeat(26) } });
  if (!unseen.error || !unseen.response) throw new Error("a case that is not there was answered");
  return { caseId, status: read.data.status, refusal: unseen.error.code, refused: unseen.response.status };
};
`;

const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  target: "es2024",
  lib: ["es2024", "dom", "dom.iterable"],
  module: "preserve",
  moduleResolution: "bundler",
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

let folder: string;

const typesOf = async (document: string, file: string): Promise<void> =>
  writeFileSync(join(folder, file), astToString(await openapiTS(pathToFileURL(join(root, document)))));

beforeAll(async () => {
  mkdirSync(join(root, "build"), { recursive: true });
  folder = mkdtempSync(join(root, "build", "generated-clients-"));
  await typesOf("docs/openapi.json", "current.d.ts");
  await typesOf(`${RELEASED_DOCUMENTS}/${former}.json`, "former.d.ts");
  await createClient({
    input: join(root, "docs/openapi.json"),
    output: join(folder, "hey-api"),
    logs: { level: "silent", file: false },
  });
  writeFileSync(join(folder, "use-current.ts"), ofOpenapiFetch("./current.d.ts"));
  writeFileSync(join(folder, "use-former.ts"), ofOpenapiFetch("./former.d.ts"));
  writeFileSync(join(folder, "use-hey-api.ts"), ofHeyApi);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Signs what a generated client sends; all that has to be added to one. */
const signingFetch: typeof fetch = async (input, options) => {
  const request = new Request(input, options);
  const body = new Uint8Array(await request.clone().arrayBuffer());
  const key = keyOf("nanjing-gov");
  const headers = signRequest(
    { method: request.method, url: request.url, headers: Object.fromEntries(request.headers), body },
    { keyId: key.keyId, algorithm: key.algorithm, privateKey: key.privateKeyPem },
    { created: Math.floor(Date.now() / 1_000), nonce: randomUUID() },
  );
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  return fetch(request);
};

test("clients that two generators write, and of the oldest version that is kept, compile strictly", () => {
  const compiler = join(root, "node_modules/typescript-native/bin/tsc");
  expect(() => execFileSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" })).not.toThrow();
});

test.each([
  ["openapi-typescript and openapi-fetch", "use-current.ts"],
  ["@hey-api/openapi-ts", "use-hey-api.ts"],
  [`openapi-typescript of version ${former}`, "use-former.ts"],
])("a client of %s submits a case, reads it and is told a refusal", async (_, file) => {
  const { run }: Program = await import(join(folder, file));
  const done = await run(broker.url, signingFetch, anApplication());
  expect(done).toEqual({
    caseId: expect.stringMatching(/^[0-9a-z]{26}$/),
    status: expect.stringMatching(/^(submitted|routed)$/),
    refusal: "not-found",
    refused: 404,
  });
});
