import { bundleOperations, type PartnerEvent, packageOperations } from "@tongban/contract";
import { createCatalogClient, expectValue, type SubmittedBundle } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { aMaterial, anApplication } from "./applications.ts";
import { broker, partner, staff } from "./broker.ts";
import { HANGZHOU, HEFEI, INTAKE_WINDOW, NANCHANG } from "./directory.ts";
import { worker } from "./steps.ts";
import { until } from "./until.ts";

const hangzhou = worker("hangzhou-clerk");
const nanchang = worker("nanchang-clerk");
const sender = partner("hefei-gov");

const aShop = (more: Partial<SubmittedBundle> = {}): SubmittedBundle => {
  const { externalRef, applicant, form } = anApplication();
  return {
    externalRef,
    package: "open-in-two-cities",
    source: HEFEI,
    applicant,
    form,
    materials: ["申请书", "健康证", "备案表"].map(aMaterial),
    ...more,
  };
};

/** A member's case, once it is on its window's board. */
const caseOf = (bundleId: string, member: string): Promise<string> =>
  until(async () => {
    const { members } = expectValue(await sender.getBundle(bundleId));
    const found = members.find((one) => one.member === member);
    return found?.status === "routed" && found.caseId ? found.caseId : undefined;
  });

const begun = async (clerk: typeof hangzhou, caseId: string) => {
  const claimed = expectValue(await clerk.claim(caseId));
  return expectValue(await clerk.look(caseId)).caseType === "instant"
    ? claimed
    : expectValue(await clerk.accept(caseId, claimed.version));
};

test("a package of two cities: one waits for another, one is refused, and what is behind it does not start", async () => {
  const catalog = createCatalogClient({ baseUrl: broker.url });
  const { packages } = expectValue(await catalog.packages(HEFEI));
  expect(packages.find(({ id }) => id === "open-in-two-cities")).toMatchObject({
    live: true,
    materials: expect.arrayContaining([
      expect.objectContaining({ title: "申请书", members: ["permit", "stall"] }),
      expect.objectContaining({ title: "备案表", members: ["filing"] }),
    ]),
    form: { required: ["经营场所"] },
  });

  const sent = aShop();
  const bundle = expectValue(await sender.submitBundle(sent));
  const { bundleId } = bundle;
  expect(bundle.members.map(({ member, state }) => [member, state])).toEqual([
    ["filing", "open"],
    ["permit", "waiting"],
    ["stall", "open"],
    ["sign", "waiting"],
  ]);
  expect(expectValue(await sender.submitBundle(sent)).bundleId).toBe(bundleId);
  expect(codeOf(await partner("nanjing-gov").getBundle(bundleId))).toBe("not-found");

  const filing = await caseOf(bundleId, "filing");
  const ofFiling = await begun(hangzhou, filing);
  expect(expectValue(await hangzhou.look(filing)).application.form).toEqual([]);
  expectValue(await hangzhou.grant(filing, ofFiling.version));
  const permit = await caseOf(bundleId, "permit");
  const seen = expectValue(await nanchang.look(permit));
  expect(seen.application.form).toMatchObject([{ label: "经营场所" }]);
  expect(seen.package?.members).toMatchObject([
    { member: "filing", state: "granted", caseId: null },
    { member: "permit", state: "open", caseId: permit },
    { member: "stall", state: "open", caseId: null },
    { member: "sign", state: "waiting", after: ["stall"] },
  ]);

  const stall = await caseOf(bundleId, "stall");
  const ofStall = await begun(hangzhou, stall);
  expectValue(await hangzhou.refuse(stall, ofStall.version, "场所不符合要求", "可申请行政复议"));
  await until(async () => {
    const { members } = expectValue(await sender.getBundle(bundleId));
    return members.find(({ member }) => member === "sign")?.state === "not-started" ? true : undefined;
  });
  const { version } = await begun(nanchang, permit);
  expectValue(await nanchang.grant(permit, version));
  const done = expectValue(await sender.getBundle(bundleId));
  expect(done.state).toBe("partly-granted");
  expect(
    done.members.map(({ state, result }) => [state, result?.document?.title ?? result?.reasons]),
  ).toEqual([
    ["granted", "食品经营许可证"],
    ["granted", "食品经营许可证"],
    ["refused", "场所不符合要求"],
    ["not-started", undefined],
  ]);

  const told: PartnerEvent[] = [];
  for await (const { events } of sender.events({ wait: 5 })) {
    told.push(...events.filter(({ data }) => data.bundle?.bundleId === bundleId));
    if (told.some(({ type }) => type === "cn.tongban.case.members-not-started.v1")) break;
  }
  for await (const { events } of sender.events({ wait: 5 }))
    if (
      events.some(
        ({ type, data }) => type === "cn.tongban.case.bundle-ended.v1" && data.bundle?.bundleId === bundleId,
      )
    )
      break;
  expect(told.find(({ type }) => type === "cn.tongban.case.started.v1")).toMatchObject({ subject: permit });
  expect(told.findLast(({ data }) => data.notStarted)?.data).toMatchObject({
    caseId: stall,
    bundle: { bundleId, member: "stall" },
    notStarted: { members: ["sign"], why: "not-granted" },
  });
});

test("one query code shows every member, and each member leads to its own", async () => {
  const bundle = expectValue(await sender.submitBundle(aShop()));
  const ask = async (code: string) => {
    const answer = await fetch(new URL("/applicant/v1/case", broker.url), {
      headers: { "query-code": code },
    });
    return (await answer.json()) as {
      readonly matter: { readonly title: string };
      readonly bundle: {
        readonly title: string;
        readonly members: readonly {
          readonly title: string;
          readonly isThis: boolean;
          readonly queryCode: string | null;
        }[];
      };
    };
  };
  const whole = await ask(bundle.queryCode);
  expect(whole.bundle.title).toBe("在杭州和南昌开店");
  expect(whole.bundle.members.map(({ title, isThis }) => [title, isThis])).toEqual([
    ["备案", true],
    ["许可", false],
    ["摊位许可", false],
    ["招牌备案", false],
  ]);
  const stall = whole.bundle.members.find(({ title }) => title === "摊位许可")?.queryCode;
  expect((await ask(stall ?? expect.fail("it has begun"))).bundle.members[2]).toMatchObject({ isThis: true });
  expect(expectValue(await sender.withdrawBundle(bundle.bundleId, "不办了")).state).toBe("not-granted");
});

test("a window takes a package in with one receipt, and takes back what has not begun; nobody else sees it", async () => {
  const { source: _own, ...application } = aShop({
    package: "open-in-xian",
    materials: ["申请书", "备案表"].map(aMaterial),
  });
  const identity = { document: "resident-identity-card", presentedBy: "applicant" } as const;
  const receiver = staff("nanjing-receiver");
  const params = { windowId: INTAKE_WINDOW };
  const body = { identity, application } as never;
  const { bundleId, queryCode } = expectValue(
    await receiver.call(bundleOperations.takeInBundle, { params, body }),
  );
  const receipt = expectValue(
    await receiver.call(bundleOperations.getIntakeBundle, { params: { ...params, bundleId } }),
  );
  expect(receipt).toMatchObject({
    ...identity,
    queryCode,
    receivedBy: "顾欣",
    received: { window: INTAKE_WINDOW },
  });
  expect(receipt.materials.map(({ title }) => title)).toEqual(["申请书", "备案表"]);
  const others = { params: { windowId: `window-${HANGZHOU}`, bundleId } };
  expect(codeOf(await staff("hangzhou-clerk").call(bundleOperations.getIntakeBundle, others))).toBe(
    "not-found",
  );

  const waiting =
    receipt.members.find(({ state }) => state === "waiting")?.member ?? expect.fail("one waits");
  const withdraw = { do: "withdraw", members: [waiting], reason: "招牌不做了" } as const;
  const call = { params: { ...params, bundleId }, body: { ...withdraw, members: [...withdraw.members] } };
  const after = expectValue(await receiver.call(bundleOperations.commandIntakeBundle, call));
  expect(after.members.find(({ member }) => member === waiting)).toMatchObject({
    state: "withdrawn",
    caseId: null,
  });
  expect(codeOf(await receiver.call(bundleOperations.commandIntakeBundle, call))).toBe(
    "nothing-to-take-back",
  );
});

test("an open package must be in order; a closed one is kept with what is to be mended", async () => {
  const coordinator = staff("hefei-coordinator");
  const said = {
    region: HEFEI,
    title: "开店",
    open: true,
    members: [
      {
        id: "a",
        title: "甲",
        matter: "food-business-permit",
        handling: HANGZHOU,
        mode: "online",
        after: ["b"],
      },
      {
        id: "b",
        title: "乙",
        matter: "remote-medical-filing",
        handling: NANCHANG,
        mode: "online",
        after: ["a"],
      },
    ],
    why: "新增",
  } as const;
  const set = (packageId: string, ifMatch: number, more: object = {}) =>
    coordinator.call(packageOperations.setPackage, {
      params: { packageId },
      ifMatch,
      body: { ...said, members: [...said.members], ...more } as never,
    });
  expect(await set("shop-in-circles", 0)).toMatchObject({
    problem: {
      code: "package-has-errors",
      findings: [{ code: "order-cyclic", facts: { members: "a → b" } }],
    },
  });
  const kept = expectValue(await set("shop-in-circles", 0, { open: false }));
  expect(kept).toMatchObject({ record: { version: 1 }, findings: [{ code: "order-cyclic" }] });
  expect(codeOf(await set("shop-in-circles", 0, { open: false }))).toBe("version-stale");
  expect(codeOf(await sender.submitBundle(aShop({ package: "shop-in-circles" })))).toBe(
    "package-not-offered",
  );
});
