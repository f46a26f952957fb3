import { expectValue } from "../../client/index.ts";
import { uploadMaterials } from "../../material/upload-materials.ts";
import { demoFile, demoMaterial } from "../demo-file.ts";
import { between, citizenId } from "../demo-people.ts";
import { untilThere } from "./bounded.ts";
import { acknowledgedBy, bringHome } from "./bring-home.ts";
import { clerkWork } from "./clerk-work.ts";
import type { LifeCast, Told } from "./life-cast.ts";

const title = "户口迁移";

/** 多地联办: Xi'an decides once Nanjing, where the applicant leaves, has done its part; the partner sees one case. */
export const liveJointly = async (cast: LifeCast): Promise<Told> => {
  const { partner, narrator, run, xian, nanjing } = cast;
  const names = ["身份证", "关系证明"];
  const files = names.map((name) => demoFile(run, name));
  const { caseId, queryCode } = expectValue(
    await partner.submitCase({
      ...between,
      externalRef: `life-${run}-joint`,
      matter: "household-registration-transfer",
      mode: "joint",
      applicant: { kind: "person", name: "王小红", citizenId, phone: "13800000003" },
      form: {},
      materials: names.map((name) => demoMaterial(run, name)),
    }),
  );
  narrator.step(title, "submitted", `${caseId} · joint`);
  await uploadMaterials(partner, caseId, files);
  const clerk = clerkWork(xian);
  await clerk.claim(caseId);
  await clerk.accept(caseId);
  narrator.step(title, "accepted", "at Xi'an's window");

  const there = clerkWork(nanjing);
  const child = await untilThere("The part at Nanjing's window", async () => {
    const { joint } = await clerk.look(caseId);
    return joint.find(({ state }) => state === "open")?.caseId ?? undefined;
  });
  await there.claim(child);
  await there.accept(child);
  await there.decide(child, { outcome: "granted", document: null });
  narrator.step(title, "part", `迁出地核查 · ${child} · done by Nanjing`);
  await untilThere("What Nanjing decided", async () =>
    (await clerk.look(caseId)).joint.every(({ state }) => state === "granted") ? true : undefined,
  );
  await clerk.decide(caseId, {
    outcome: "granted",
    document: { number: `西公迁-${run}-3`, title: "户口准予迁入证明" },
  });
  narrator.step(title, "decided", "granted by Xi'an, now that every part is");
  return bringHome(cast, {
    title,
    caseId,
    queryCode,
    delivery: { way: "electronic", platform: "南京市政务服务平台" },
    receivedBy: "王小红",
    acknowledge: acknowledgedBy(cast, caseId),
  });
};
