import * as contract from "@tongban/contract";
import fc from "fast-check";
import type * as z from "zod";
import { arbitraryOf, type Samples } from "./arbitrary-of-schema.ts";
import { jsonOf } from "./break-json.ts";
import { evilHeader, evilNames, evilValue, readHeaders } from "./evil.ts";

/** Who sends a request of the fuzz test. */
const senders = ["nobody", "partner", "clerk", "lead", "coordinator"] as const;

/** One of {@link senders}. */
export type Sender = (typeof senders)[number];

/** A request as it is to be sent, before it is signed. */
export type FuzzRequest = {
  readonly sender: Sender;
  readonly method: string;
  /** Path with its query, percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

/** What exists at the broker, so that requests find something. */
export type Known = {
  readonly caseIds: readonly string[];
  readonly regions: readonly [string, string];
  readonly matters: readonly string[];
  readonly windows: readonly string[];
  readonly agreements: readonly string[];
  readonly staff: readonly string[];
};

const some = (values: readonly string[], other: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constantFrom(...other) },
  );

/** Generators for what exists at the broker, for identifiers with check digits, and for whole applications. */
export const samplesOf = (known: Known): Samples => {
  const samples = identifiersOf(known);
  return new Map([...samples, [contract.application, applicationOf(samples)]]);
};

/** Applications, most of which bring what the lists of the journeys ask for. */
const applicationOf = (samples: Samples): fc.Arbitrary<unknown> =>
  fc
    .tuple(arbitraryOf(contract.application, samples), fc.integer({ min: 0, max: 4 }))
    .map(([application, n]) => {
      const { materials, form, ...rest } = contract.application.parse(application);
      if (n === 0) return application;
      const brought = ["申请书", "备案表"].map((title) => ({
        title,
        mediaType: "application/pdf",
        sha256: "0".repeat(64),
        size: 1_024,
      }));
      return { ...rest, materials: [...brought, ...materials], form: { ...form, 经营场所: "长春市" } };
    });

const identifiersOf = (known: Known): Samples =>
  new Map<z.core.$ZodType, fc.Arbitrary<unknown>>([
    [contract.caseId, some(known.caseIds, ["z".repeat(26)])],
    [contract.regionCode, some(known.regions, ["610100", "610100-iwd"])],
    [contract.matterId, some(known.matters, ["no-such-matter"])],
    [
      contract.businessHours,
      fc.constantFrom({ opens: "09:00", closes: "17:30" }, { opens: "00:00", closes: "24:00" }),
    ],
    [contract.windowId, some(known.windows, ["no-such-window"])],
    [contract.packageId, fc.constantFrom("open-in-xian", "no-such-package")],
    [contract.inquiryId, fc.constantFrom("zx-7k3m9q2w7n", "ts-0000000000")],
    [contract.bundleId, fc.constant("z".repeat(26))],
    [contract.agreementId, some(known.agreements, ["no-such-agreement"])],
    [contract.staffId, some(known.staff, ["nobody"])],
    [contract.citizenId, fc.constantFrom("11010519491231002X", "440524188001010014")],
    [contract.basicCode, fc.constant("000123020000")],
    [contract.reuseQuestion.shape.number, fc.constantFrom("11010519491231002X", "91350100M000100Y43")],
    [contract.creditCode, fc.constant("91350100M000100Y43")],
    [contract.instant, fc.constantFrom("2026-03-02T01:30:00.000Z", "0000-01-01T00:00:00.000Z")],
    [contract.interval, fc.constant("2026-03-02T01:30:00.000Z/2026-03-04T01:30:00.000Z")],
    [contract.cursor, fc.stringMatching(/^[A-Za-z0-9_-]{8,60}$/)],
    [contract.partPlace, some(known.regions, ["source", "named"])],
    [contract.paperNumberForm, fc.constant("西审{kind}〔{year}〕{serial}号")],
    [contract.localDate, fc.constantFrom("2026-03-02", "2400-02-29")],
  ]);

/** Operations that set where the broker delivers to. */
export const endpointSetters: readonly string[] = ["set-webhook", "set-window-webhook"];

/** Endpoints that are refused without a look into the network: a fuzz test delivers nothing to anybody. */
const harmlessUrl = fc.constantFrom(
  '{"url":"https://10.0.0.1/hook"}',
  '{"url":"http://127.0.0.1:1/"}',
  '{"url":"https://user:secret@10.0.0.1/"}',
  '{"url":"https://[::1]/"}',
  '{"url":"file:///etc/passwd"}',
  '{"url":"not a url"}',
  '{"url":1}',
);

/** Requests for operations: right ones, ones with something broken, and ones that are odd from the method on; `ofTheirs` are samples that only these need. */
export const requestsFor = (
  known: Known,
  operations: readonly contract.Operation[] = contract.operations,
  ofTheirs: Samples = new Map(),
): fc.Arbitrary<FuzzRequest> => {
  const samples = new Map([...samplesOf(known), ...ofTheirs]);
  return fc.oneof(...operations.map((operation) => requestOf(operation, samples)));
};

const requestOf = (operation: contract.Operation, samples: Samples): fc.Arbitrary<FuzzRequest> => {
  const body = operation.body && bodyOf(operation.body, operation.name, samples);
  return fc.record({
    sender: senderOf(operation),
    method: fc.oneof(
      { weight: 20, arbitrary: fc.constant<string>(operation.method) },
      {
        weight: 1,
        arbitrary: fc.constantFrom("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND", "POST"),
      },
    ),
    path: fc
      .tuple(pathOf(operation, samples), queryOf(operation, samples))
      .map(([path, query]) => (query === "" ? path : `${path}?${query}`)),
    headers: headersOf(operation),
    body:
      body ??
      fc.oneof(
        { weight: 20, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constant("{}") },
      ),
  });
};

const bodyOf = (
  body: NonNullable<contract.Operation["body"]>,
  name: string,
  samples: Samples,
): fc.Arbitrary<string | undefined> =>
  fc.oneof(
    {
      weight: 30,
      arbitrary: endpointSetters.includes(name) ? harmlessUrl : jsonOf(arbitraryOf(body, samples)),
    },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

const senderOf = ({ audience, roles }: contract.Operation): fc.Arbitrary<Sender> => {
  const right = audience === "partner" ? ["partner" as const] : roles;
  const fitting = senders.filter((sender) => right.some((role) => role === sender));
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<Sender>(...(fitting.length > 0 ? fitting : senders)) },
    { weight: 1, arbitrary: fc.constantFrom(...senders) },
  );
};

const encoded = (value: unknown): string =>
  encodeURIComponent((typeof value === "string" ? value : JSON.stringify(value)).toWellFormed());

const pathOf = ({ path, params }: contract.Operation, samples: Samples): fc.Arbitrary<string> => {
  const good = fc
    .record(
      Object.fromEntries(
        Object.entries(params.shape).map(([name, part]) => [
          name,
          fc.oneof({ weight: 8, arbitrary: arbitraryOf(part, samples) }, { weight: 1, arbitrary: evilValue }),
        ]),
      ),
    )
    .map((values) => path.replace(/\{(\w+)\}/g, (_, name: string) => encoded(values[name])));
  const odd = fc
    .tuple(good, fc.constantFrom("/", "//", "/..", "/%2e%2e", "/%00", "/%c3%28", ";x=1", "%", "/constructor"))
    .map(([right, added]) => right + added);
  return fc.oneof({ weight: 20, arbitrary: good }, { weight: 1, arbitrary: odd });
};

/** Nobody waits in a fuzz test: polls ask for what is there. */
const queryOf = ({ query }: contract.Operation, samples: Samples): fc.Arbitrary<string> => {
  const good = arbitraryOf(query, samples).map((value) =>
    Object.entries(Object(value)).map(([name, part]): [string, string] => [
      name,
      name === "wait" ? "0" : String(part),
    ]),
  );
  const further = fc.array(
    fc.tuple(
      fc.constantFrom(...evilNames, ...Object.keys(query.shape).filter((name) => name !== "wait")),
      evilValue.map((value) => (typeof value === "string" ? value : JSON.stringify(value))),
    ),
    { maxLength: 2 },
  );
  return fc
    .tuple(good, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: further }))
    .map(([right, evil]) => {
      const search = new URLSearchParams();
      for (const [name, value] of [...right, ...evil])
        search.append(name.toWellFormed(), value.toWellFormed());
      return search.toString();
    });
};

const headersOf = ({ command }: contract.Operation): fc.Arbitrary<Readonly<Record<string, string>>> => {
  const good = fc.record({
    "idempotency-key":
      command === "none" ? fc.constant(undefined) : fc.stringMatching(/^[A-Za-z0-9_-]{8,20}$/),
    "if-match": command === "if-match" ? fc.nat(6).map((version) => `"${version}"`) : fc.constant(undefined),
    "accept-language": fc.constantFrom("en", "zh-CN", undefined),
  });
  const evil = fc.dictionary(fc.constantFrom(...readHeaders), evilHeader, {
    maxKeys: 2,
    noNullPrototype: true,
  });
  return fc
    .tuple(good, fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: evil }))
    .map(([right, wrong]) =>
      Object.fromEntries(
        [...Object.entries(right), ...Object.entries(wrong)].flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
    );
};
