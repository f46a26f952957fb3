import { join } from "node:path";
import { coordinatorOperations, windowOperations } from "@tongban/contract";
import type { BusinessHours, Calendar } from "@tongban/domain";
import { type Client, createClient, expectValue, type Fetch, type Returned } from "../../client/index.ts";
import { CommandError, exitCodes } from "../../command/exit-code.ts";
import { mintLocalToken } from "../../command/staff/staff-token.ts";
import { readKeyFile } from "../../partner/key-file.ts";
import { createPartnerClient, type PartnerClient } from "../../partner/partner-client.ts";

type AgreementView = Returned<typeof coordinatorOperations.getAgreement>;

/** A matter as the agreements list it. */
export type ListedMatter = NonNullable<AgreementView["list"]>["entries"][number];

/** A member of a window's team who speaks with the broker. */
export type Colleague = { readonly id: string; readonly client: Client };

/** A dedicated window with its people. */
export type Desk = {
  readonly window: string;
  readonly region: string;
  readonly clerks: readonly Colleague[];
  readonly lead: Colleague;
};

/** Everybody who takes part in the year, and what they work by. */
export type Cast = {
  readonly partners: ReadonlyMap<string, PartnerClient>;
  /** Desks by their windows' ids. */
  readonly desks: ReadonlyMap<string, Desk>;
  /** Coordinators with the regions that they answer for. */
  readonly coordinators: readonly { readonly client: Client; readonly regions: ReadonlySet<string> }[];
  readonly matters: ReadonlyMap<string, ListedMatter>;
  readonly calendar: Calendar;
  readonly hours: BusinessHours;
};

/** Where the broker is, whose keys are where, and the clock it stands by. */
export type CastSetting = {
  readonly url: string;
  readonly dataDir: string;
  /** Epoch ms. */
  readonly now: () => number;
  readonly signal: AbortSignal;
};

const PARTNERS = ["nanjing-gov", "zhengzhou-gov", "yinchuan-gov", "xian-gov"] as const;
/** The first one's regions are party to every agreement. */
const COORDINATORS = ["zhao-min", "shen-qing"] as const;
const LANGUAGE = "zh-CN";
/** Requests under way at once: enough to keep two cores busy. */
const REQUESTS_AT_ONCE = 6;
/** Share of a token's life after which another one is asked for. */
const TOKEN_USED = 0.8;

/** Brings everybody together who takes part, as the broker knows them. */
export const gatherCast = async (setting: CastSetting): Promise<Cast> => {
  const send = inTurn(REQUESTS_AT_ONCE, setting.signal);
  const staff = (id: string): Client => staffClient(setting, id, send);
  const [first] = COORDINATORS;
  const chief = staff(first);
  const { agreements } = expectValue(await chief.call(coordinatorOperations.listAgreements));
  const views = await Promise.all(
    agreements.map(async ({ id }) =>
      expectValue(await chief.call(coordinatorOperations.getAgreement, { params: { agreementId: id } })),
    ),
  );
  return {
    partners: new Map(PARTNERS.map((id) => [id, partnerClient(setting, id, send)])),
    desks: await desksOf(views, staff),
    coordinators: await Promise.all(
      COORDINATORS.map(async (id) => {
        const client = staff(id);
        const { regions } = expectValue(await client.call(windowOperations.getMe));
        return { client, regions: new Set(regions.map(({ region }) => region)) };
      }),
    ),
    matters: new Map(
      views.flatMap(({ list }) => (list?.entries ?? []).map((entry) => [entry.matter, entry])),
    ),
    calendar: await calendarOf(chief),
    hours: hoursOf(views),
  };
};

/** ms that an answer may take: a year's requests share the machine with its broker, and wait their turn. */
const PATIENCE = 60_000;

const partnerClient = ({ url, dataDir, now }: CastSetting, id: string, send: Fetch): PartnerClient =>
  createPartnerClient({
    baseUrl: url,
    key: readKeyFile(join(dataDir, "keys", `${id}.json`)),
    language: LANGUAGE,
    fetch: send,
    timeout: PATIENCE,
    now,
  });

/** Tokens end by the broker's clock, so they are asked for again by it. */
const staffClient = ({ url, now }: CastSetting, id: string, send: Fetch): Client => {
  type Token = { readonly text: string; readonly until: number };
  let token: Promise<Token> | undefined;
  const mint = async (): Promise<Token> => {
    const { access_token, expires_in } = await mintLocalToken(url, id, send);
    return { text: access_token, until: now() + expires_in * 1_000 * TOKEN_USED };
  };
  const valid = async (): Promise<Token> => {
    const known = token;
    const found = await known;
    if (found && found.until > now()) return found;
    if (token === known || token === undefined) token = mint();
    return token;
  };
  const authenticate = async () => ({ authorization: `Bearer ${(await valid()).text}` });
  return createClient({ baseUrl: url, language: LANGUAGE, fetch: send, timeout: PATIENCE, authenticate });
};

/** A `fetch` that lets so many requests be under way and the others wait their turn. */
const inTurn = (most: number, signal: AbortSignal): Fetch => {
  const waiting: (() => void)[] = [];
  let underWay = 0;
  return async (url, init) => {
    signal.throwIfAborted();
    if (underWay >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay += 1;
    try {
      return await fetch(url, init);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else underWay -= 1;
    }
  };
};

const desksOf = async (
  views: readonly AgreementView[],
  staff: (id: string) => Client,
): Promise<ReadonlyMap<string, Desk>> => {
  const windows = new Map(views.flatMap((view) => view.windows.map((window) => [window.id, window])));
  const roles = new Map<string, { readonly colleague: Colleague; readonly role: string }>();
  for (const { team } of windows.values())
    for (const { id } of team) {
      if (roles.has(id)) continue;
      const client = staff(id);
      const { role } = expectValue(await client.call(windowOperations.getMe));
      roles.set(id, { colleague: { id, client }, role });
    }
  return new Map(
    [...windows.values()].map(({ id, region, team }) => {
      const people = team.flatMap((person) => roles.get(person.id) ?? []);
      const [lead] = people.filter(({ role }) => role === "lead");
      if (!lead) throw new CommandError(exitCodes.fault, `The window ${id} has no lead.`);
      const clerks = people.filter(({ role }) => role === "clerk").map(({ colleague }) => colleague);
      return [id, { window: id, region, clerks, lead: lead.colleague }];
    }),
  );
};

const calendarOf = async (client: Client): Promise<Calendar> => {
  const { national } = expectValue(await client.call(windowOperations.listCalendars));
  const [first, ...rest] = national.years;
  if (!first) throw new CommandError(exitCodes.fault, "No calendar is loaded.");
  return { version: national.version, years: [first, ...rest] };
};

const hoursOf = ([first]: readonly AgreementView[]): BusinessHours => {
  if (!first?.standard) throw new CommandError(exitCodes.fault, "An agreement has no standard.");
  return first.standard.hours as BusinessHours;
};
