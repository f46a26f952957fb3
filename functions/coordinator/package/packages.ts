import type { packageOperations } from "@tongban/contract";
import {
  checkPackage,
  type Instant,
  type Package,
  type PackageFinding,
  type Refusal,
  refusal,
  type Staff,
} from "@tongban/domain";
import {
  listRegionPackages,
  loadPackage,
  packageRecord,
  type RecordPlan,
  type StoreContext,
} from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { loadPackageGround } from "../../package/package-ground.ts";
import { commandRecord } from "../registry/command.ts";
import { recordView } from "../registry/record-view.ts";

/** Says what a package of one of the caller's regions is; an open one must be in order. */
export const setPackage =
  ({ store }: Pick<Resources, "store">): Run<typeof packageOperations.setPackage, Staff> =>
  async (call) => {
    const { why, ...terms } = call.body;
    const said: Package = { ...terms, id: call.params.packageId };
    const { regions } = call.caller;
    if (!regions.includes(said.region)) return problem("not-found");
    const name = { kind: "package", id: said.id } as const;
    const done = await commandRecord(store, call, {
      ...name,
      why,
      mayBeAbsent: true,
      mine: ({ region }) => regions.includes(region),
      decide: (known, seen) => planPackage(store, known, said, seen, call.now),
    });
    if (done.kind !== "done") return done;
    const findings = await findingsOf(store, said, call.now);
    return answered({ record: recordView(name.kind, name.id, done.record), findings }, done.record.version);
  };

const planPackage = async (
  store: StoreContext,
  known: Package | undefined,
  said: Package,
  seen: number,
  now: Instant,
): Promise<RecordPlan | Refusal> => {
  if (known && known.region !== said.region)
    return refusal("package-changes-region", { region: known.region });
  const findings = said.open ? await findingsOf(store, said, now) : [];
  if (findings.length > 0) return refusal("package-has-errors", { findings });
  return { kind: "plan", changes: [{ ...packageRecord(store.tableName, said), seen }] };
};

const findingsOf = async (store: StoreContext, said: Package, now: Instant): Promise<PackageFinding[]> => [
  ...checkPackage(said, await loadPackageGround(store, said, now)),
];

/** Lists the packages of the caller's regions with what their check finds today. */
export const listPackages =
  ({ store }: Pick<Resources, "store">): Run<typeof packageOperations.listPackages, Staff> =>
  async ({ caller, query: { region }, now }) => {
    if (region !== undefined && !caller.regions.includes(region)) return problem("not-found");
    const regions = region === undefined ? caller.regions : [region];
    const listed = (await Promise.all(regions.map((one) => listRegionPackages(store, one)))).flat();
    const packages = await Promise.all(
      listed.map(async ({ id }) => {
        const known = await loadPackage(store, id);
        if (!known) return [];
        const { version, says } = known;
        return [
          {
            record: { kind: "package" as const, id, version, says },
            findings: await findingsOf(store, says, now),
          },
        ];
      }),
    );
    return answered({ packages: packages.flat() });
  };
