import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { assumedRates, type Rates } from "@tongban/domain";
import {
  type Cursors,
  cursorsWith,
  type DocumentSigner,
  documentSignerWith,
  type Keyring,
  noLogger,
  openKeyring,
  type QueryCodes,
  queryCodesWith,
  type Sealing,
  type StoreContext,
  sealingWith,
} from "@tongban/store";
import type { LicenceSources } from "../licence/licence-source.ts";
import { readLicenceSources } from "../licence/licence-sources.ts";
import { readSetting } from "../settings.ts";
import { calendarsIn, type LoadedCalendars } from "./calendars.ts";
import type { Environment } from "./environment.ts";
import { type Names, namesIn } from "./names.ts";
import { readTargetRules, type TargetRules } from "./webhook/webhook-target.ts";

/** What handlers work with: the store, its secrets, and the calendars. */
export type Resources = LoadedCalendars & {
  readonly store: StoreContext;
  readonly sealing: Sealing;
  readonly keyring: Keyring;
  readonly cursors: Cursors;
  /** Codes that applicants follow their cases by. */
  readonly queryCodes: QueryCodes;
  /** Signs documents that prove something. */
  readonly documents: DocumentSigner;
  /** Requests that a partner may make in a minute, unless its record says otherwise. */
  readonly rates: Rates;
  /** Where webhooks may lead. */
  readonly targetRules: TargetRules;
  /** Data sources that know licences (电子证照), by name; throws where what is configured cannot be read. */
  readonly licenceSources: () => LicenceSources;
  /** Names for showing codes to people, up to a minute old. */
  readonly names: () => Promise<Names>;
};

/** Opens the broker's resources; clients connect when first used. */
export const openResources = (environment: Environment): Resources => {
  const kms = new KMSClient({});
  const table = DynamoDBDocumentClient.from(new DynamoDBClient({ logger: noLogger }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const { TABLE_NAME: tableName, KEY_ID: keyId, HOME_REGION: home } = environment;
  const sealing = sealingWith(kms, keyId);
  const store = { table, tableName, kms, keyId, sealing, home };
  const keyring = openKeyring(store);
  const documents = documentSignerWith(keyring);
  return {
    store,
    keyring,
    sealing,
    cursors: cursorsWith(keyring),
    queryCodes: queryCodesWith(keyring),
    documents,
    licenceSources: once(() => readLicenceSources(environment.CERTIFICATE_SOURCES, documents)),
    ...calendarsIn(store),
    rates: ratesIn(environment),
    targetRules: readTargetRules(environment),
    names: namesIn(store),
  };
};

const ratesIn = ({ PARTNER_RATES }: Environment): Rates => ({
  ...assumedRates,
  ...readSetting("PARTNER_RATES", PARTNER_RATES),
});

/** Makes a value when it is first asked for: what few requests need fails for these alone. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
