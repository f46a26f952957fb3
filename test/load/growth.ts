import type { MeasuredBroker } from "./broker.ts";
import { startMeasured } from "./broker.ts";
import { putManyCases } from "./bulk-cases.ts";
import { anApplication, partnerKey, quantile, type ReadyRequest, sender, signed } from "./requests.ts";
import { staffRequest, staffToken } from "./window.ts";

/** How long a read takes in stores of several sizes: ms, medians, in the order of the sizes. */
export type GrowthFigure = { readonly name: string; readonly ms: readonly number[] };

/** Sizes of the stores in cases, and how often each read is made in each. */
export type GrowthEffort = { readonly sizes: readonly number[]; readonly reads: number };

const WINDOW = "xian-610100-1";
/** Reads that warm a broker up before they count. */
const WARM_UPS = 20;

/**
 * Reads a board, lists, a summary and one case from brokers whose stores have these many cases, a tenth of them waiting
 * at one window. The brokers stand side by side and take turns, so that what else the machine does hits all alike.
 */
export const readTimes = async (
  { sizes, reads }: GrowthEffort,
  say: (text: string) => void,
): Promise<readonly GrowthFigure[]> => {
  const stores: ReadBroker[] = [];
  for (const size of sizes) {
    say(`a store of ${size} cases …`);
    stores.push(await openStore(size));
  }
  const names = Object.keys(stores[0]?.requests ?? {});
  const figures: GrowthFigure[] = [];
  for (const name of names) {
    say(`${name}: ${reads} reads of each store …`);
    figures.push({ name, ms: await medians(stores, name, reads) });
  }
  for (const { http, broker } of stores) {
    http.close();
    await broker.stop();
  }
  return figures;
};

/** A broker that is read from, and what is asked of it. */
export type ReadBroker = {
  readonly broker: MeasuredBroker;
  readonly http: ReturnType<typeof sender>;
  readonly requests: Readonly<Record<string, () => ReadyRequest>>;
};

const openStore = async (size: number): Promise<ReadBroker> => {
  const broker = await startMeasured();
  const http = sender(1);
  const key = partnerKey(broker.dataDir, "nanjing-gov");
  const submitted = await http.send(signed(broker.url, key, "POST", "/v1/cases", anApplication()));
  const { caseId } = JSON.parse(submitted.text) as { readonly caseId: string };
  putManyCases(broker, WINDOW, size);
  const clerk = await staffToken(broker, "li-mei");
  const coordinator = await staffToken(broker, "zhao-min");
  const ask = (token: string, path: string) => () => staffRequest(broker, token, "GET", path);
  return {
    broker,
    http,
    requests: {
      "a window's board": ask(clerk, "/window/v1/board"),
      "a region's list": ask(coordinator, "/coordinator/v1/cases?region=610100"),
      "a region's summary": ask(coordinator, "/coordinator/v1/summary?region=610100"),
      "a partner's list": () => signed(broker.url, key, "GET", "/v1/cases"),
      "one case": ask(clerk, `/window/v1/cases/${caseId}`),
    },
  };
};

/** The median time of a read, ms, in each of some brokers, which take turns. */
export const medians = async (
  stores: readonly ReadBroker[],
  name: string,
  reads: number,
): Promise<readonly number[]> => {
  const times = stores.map((): number[] => []);
  for (let round = -WARM_UPS; round < reads; round++) {
    for (const [i, { http, requests }] of stores.entries()) {
      const request = requests[name]?.();
      if (!request) throw new Error(`no read is called ${name}`);
      const began = performance.now();
      const { status, text } = await http.send(request);
      if (round >= 0) times[i]?.push(performance.now() - began);
      if (status !== 200) throw new Error(`${name} answered ${status}: ${text}`);
    }
  }
  return times.map((each) => quantile(each, 0.5));
};
