import type { FormSchema } from "@tongban/domain";
import { type CellForm, taken, wrong } from "./cell-form.ts";

/** A JSON Schema in the cell itself, or the name of a file that holds it. */
export const formCell: CellForm<FormSchema> = {
  read: (text, { formFile }) => {
    if (text.startsWith("{")) return parsed(text);
    const held = formFile?.(text);
    if (held !== undefined) return parsed(held);
    return wrong(
      `there is no file "${text.slice(0, 60)}" beside the list: write the JSON Schema into the cell, or the name of its file`,
      `清单所在文件夹中没有“${text.slice(0, 60)}”：请在单元格内填写 JSON Schema，或填写其文件名`,
    );
  },
  write: (schema) => JSON.stringify(schema),
};

const parsed = (text: string) => {
  try {
    const schema: unknown = JSON.parse(text);
    if (typeof schema === "object" && schema !== null && !Array.isArray(schema))
      return taken(schema as FormSchema);
  } catch {
    // Falls through: what is no JSON and what is no object is mended in the same way.
  }
  return wrong("it is no JSON object: copy the schema whole", "不是完整的 JSON 对象，请完整复制表单结构");
};
