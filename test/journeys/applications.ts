import { randomUUID } from "node:crypto";
import type { SubmittedApplication } from "@tongban/sdk";
import { directory, NANJING, PROMISED, XIAN } from "./directory.ts";

type Material = SubmittedApplication["materials"][number];

/** A material by its title; what it holds stays with the source region. */
export const aMaterial = (title: string): Material => ({
  title,
  mediaType: "application/pdf",
  sha256: "0".repeat(64),
  size: 48_213,
});

/** Every material that a matter asks for, without those that an applicant may leave out. */
const materialsOf = (matter: string): Material[] =>
  (directory.matters.find((one) => one.matter === matter)?.materials ?? []).flatMap((material) => {
    if (typeof material === "string") return [aMaterial(material)];
    return material.need === "optional" ? [] : [aMaterial(material.title)];
  });

/** An application of a person in Nanjing for the promised matter in Xi'an, under a new externalRef. */
export const anApplication = (parts: Partial<SubmittedApplication> = {}): SubmittedApplication => ({
  externalRef: randomUUID(),
  source: NANJING,
  handling: XIAN,
  matter: PROMISED,
  mode: "online",
  applicant: { kind: "person", name: "张三丰", citizenId: "11010519491231002X", phone: "13800001234" },
  form: { 经营场所: "西安市未央区凤城八路" },
  materials: materialsOf(parts.matter ?? PROMISED),
  ...parts,
});
