import { expectValue } from "../../client/index.ts";
import { uploadMaterials } from "../../material/upload-materials.ts";
import { demoFile, demoMaterial } from "../demo-file.ts";
import { between, citizenId } from "../demo-people.ts";
import { untilThere } from "./bounded.ts";
import { acknowledgedBy, bringHome } from "./bring-home.ts";
import { clerkWork } from "./clerk-work.ts";
import type { LifeCast, Told } from "./life-cast.ts";

const title = "在西安开办餐饮店（一件事）";

/** 一件事一次办: one application, two matters; the second begins by itself once the first is granted, with its licence. */
export const liveAsPackage = async (cast: LifeCast): Promise<Told> => {
  const { partner, narrator, run, xian } = cast;
  const names = ["申请书", "身份证", "经营场所证明", "健康证", "示意图", "制度"];
  const runOfPackage = `${run}-package`;
  const file = (name: string) => demoFile(runOfPackage, name);
  const { bundleId, queryCode, members } = expectValue(
    await partner.submitBundle({
      externalRef: `life-${run}-package`,
      package: "open-restaurant-in-xian",
      source: between.source,
      applicant: { kind: "person", name: "周文斌", citizenId, phone: "13800000005" },
      form: {
        名称: `未央区周记面馆${run.slice(-4)}`,
        经营场所: "西安市未央区凤城八路",
        经营范围: "餐饮服务",
      },
      materials: names.map((name) => demoMaterial(runOfPackage, name)),
    }),
  );
  narrator.step(title, "submitted", `${bundleId} · query code ${queryCode} of all ${members.length} matters`);
  const caseOf = (member: string) =>
    untilThere(`The case of ${member}`, async () => {
      const found = expectValue(await partner.getBundle(bundleId)).members;
      return found.find((one) => one.member === member)?.caseId ?? undefined;
    });
  const clerk = clerkWork(xian);
  const first = await caseOf("register");
  await uploadMaterials(partner, first, ["申请书", "身份证", "经营场所证明"].map(file));
  await clerk.claim(first);
  await clerk.decide(first, {
    outcome: "granted",
    document: { number: `西市监登-${run}-5`, title: "营业执照" },
  });
  narrator.step(title, "decided", "个体工商户设立 granted: what waited for it begins by itself");
  await acknowledgedBy(cast, first)();
  narrator.step(title, "acknowledged", "its licence is handed over by Nanjing's platform");
  const second = await caseOf("catering");
  const states = await uploadMaterials(partner, second, names.slice(1).map(file));
  narrator.step(title, "materials", `${states.length} verified; those given before were not sent again`);
  await clerk.claim(second);
  const { application } = await clerk.look(second);
  const [licence] = application.results;
  narrator.step(
    title,
    "accepted",
    `${licence?.title ?? ""} is ${licence?.document?.number ?? "missing"}, nobody brought it`,
  );
  await clerk.accept(second);
  await clerk.decide(second, {
    outcome: "granted",
    document: { number: `西市监餐-${run}-6`, title: "小餐饮经营许可证" },
  });
  const { state } = expectValue(await partner.getBundle(bundleId));
  narrator.step(title, "decided", `the whole is ${state}`);
  const kase = expectValue(await partner.getCase(second));
  return bringHome(cast, {
    title,
    caseId: second,
    queryCode: kase.queryCode,
    delivery: { way: "electronic", platform: "南京市政务服务平台" },
    receivedBy: "周文斌",
    acknowledge: acknowledgedBy(cast, second),
  });
};
