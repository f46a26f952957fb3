import { expectValue } from "../../client/index.ts";
import { uploadMaterials } from "../../material/upload-materials.ts";
import { demoFile, demoMaterial } from "../demo-file.ts";
import { between, citizenId } from "../demo-people.ts";
import { acknowledgedBy, bringHome } from "./bring-home.ts";
import { clerkWork } from "./clerk-work.ts";
import type { LifeCast, Told } from "./life-cast.ts";

const title = "小餐饮许可（容缺）";
const LATER = "健康证";

/** A material that the applicant gave in an earlier life of this run. */
const givenBefore = async ({ partner }: LifeCast, sha256: string) => {
  const { materials } = expectValue(await partner.listReusable(citizenId));
  const found = materials.find((one) => one.sha256 === sha256);
  if (!found) throw new Error("the first life of the demo gave an identity card, which is not to be cited");
  return found;
};

/** 容缺受理: accepted against a written commitment; granted once what was missing has come. */
export const liveWithGaps = async (cast: LifeCast): Promise<Told> => {
  const { partner, narrator, run, xian } = cast;
  const names = ["场所证明", "示意图", "制度"];
  const declared = (name: string) => demoMaterial(run, name);
  const identity = await givenBefore(cast, declared("身份证").sha256);
  const { caseId, queryCode } = expectValue(
    await partner.submitCase({
      ...between,
      externalRef: `life-${run}-gaps`,
      matter: "small-catering-permit",
      mode: "agent-intake",
      applicant: { kind: "person", name: "赵秀兰", citizenId, phone: "13800000004" },
      form: {},
      materials: names.map(declared),
      citations: [
        { by: "licence", title: "执照", source: "licence-library", reference: "ZZ-DEMO-0003" },
        {
          by: "material",
          title: "身份证",
          caseId: identity.caseId,
          sha256: identity.sha256,
          consent: { givenBy: "赵秀兰", until: "2099-12-31" },
        },
      ],
      commitment: {
        signedBy: "赵秀兰",
        text: `承诺在期限内补交${LATER}，逾期愿承担相应后果。`,
        document: declared("承诺书"),
      },
    }),
  );
  narrator.step(title, "submitted", `${caseId} · without ${LATER}, with a commitment`);
  const { licences } = expectValue(await partner.listMaterials(caseId));
  narrator.step(
    title,
    "cited",
    `执照 is ${licences[0]?.standing ?? "not looked up"}; 身份证 as it was given before`,
  );
  await uploadMaterials(
    partner,
    caseId,
    [...names, "承诺书"].map((name) => demoFile(run, name)),
  );
  const clerk = clerkWork(xian);
  await clerk.claim(caseId);
  await clerk.acceptWithGaps(caseId);
  narrator.step(title, "accepted", `with gaps: ${LATER} has to follow before anything is granted`);
  expectValue(await partner.fillGap(caseId, [declared(LATER)]));
  await uploadMaterials(partner, caseId, [demoFile(run, LATER)]);
  narrator.step(title, "gap filled", LATER);
  await clerk.decide(caseId, {
    outcome: "granted",
    document: { number: `西市监餐-${run}-4`, title: "小餐饮经营许可证" },
  });
  narrator.step(title, "decided", "granted");
  return bringHome(cast, {
    title,
    caseId,
    queryCode,
    delivery: { way: "post", carrier: "邮政特快专递", number: `EMS-${run}-4` },
    receivedBy: "赵秀兰",
    acknowledge: acknowledgedBy(cast, caseId),
    grade: "dissatisfied",
  });
};
