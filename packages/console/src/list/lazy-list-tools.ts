import { addPageWords } from "../language/page-words.ts";
import { lazyPart } from "../shell/lazy-part.tsx";

/** Views, columns and export of a list, fetched once its page is there. */
export const ListTools = lazyPart(async () => {
  const [{ ListTools: Tools }] = await Promise.all([import("./tools/list-tools.tsx"), addPageWords("lists")]);
  return Tools;
});
