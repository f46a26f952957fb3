import { expect, it } from "vitest";
import { aRegion } from "../../../../../test/builders/ids.ts";
import { actionsOn } from "./life-actions.ts";

type Seen = Parameters<typeof actionsOn>[0];

const xian = aRegion("610100");
const yinchuan = aRegion("640100");
const me = { id: "xian-coordinator", regions: [{ region: xian, name: "西安市" }] } as Parameters<
  typeof actionsOn
>[1];
const draft = {} as NonNullable<Seen["draft"]>;
const published = {} as NonNullable<Seen["published"]>;
const asked = { what: "publication" as const, reason: "", consents: [] };
const ours = { ...asked, by: "xian-coordinator", region: xian, asked: [yinchuan] };
const theirs = { ...asked, by: "yinchuan-coordinator", region: yinchuan, asked: [xian] };

const looks: readonly (readonly [string, Seen, readonly string[]])[] = [
  ["a draft", { draft, published: null, proposal: null, status: "draft" }, ["propose", "discard"]],
  ["our own request", { draft, published: null, proposal: ours, status: "checked" }, ["take-back"]],
  [
    "their request",
    { draft, published: null, proposal: theirs, status: "checked" },
    ["consent", "send-back"],
  ],
  [
    "what is in force",
    { draft: null, published, proposal: null, status: "in-force" },
    ["draft-next", "suspend", "terminate"],
  ],
  [
    "what is suspended",
    { draft: null, published, proposal: null, status: "suspended" },
    ["draft-next", "reinstate", "terminate"],
  ],
  ["what was terminated", { draft: null, published, proposal: null, status: "terminated" }, []],
];

it.each(looks)("%s offers what can be done with it", (_, file, actions) => {
  expect(actionsOn(file, me)).toEqual(actions);
});
