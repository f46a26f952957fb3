import { type AdmissionBook, type FormCheck, type FormChecks, formsNamedBy } from "@tongban/domain";
import { loadFormSchema, type StoreContext } from "@tongban/store";
import { remembered } from "../../edge/remembered.ts";

/** Forms whose checks an instance keeps; a compiled one takes some 20 KB. */
const MOST_FORMS = 500;

/**
 * Tells the checks of all forms that a book's lists name. A schema never changes under its digest, so an instance reads
 * and compiles each once. The compiler is loaded when the first form is asked for.
 */
export const formsIn = (store: StoreContext): ((book: AdmissionBook) => Promise<FormChecks>) => {
  const checkOf = remembered(Number.POSITIVE_INFINITY, MOST_FORMS, async (digest: string) => {
    const [{ compileForm }, schema] = await Promise.all([
      import("@tongban/contract/form"),
      loadFormSchema(store, digest),
    ]);
    return compileForm(schema);
  });
  return async (book) => {
    const named = formsNamedBy(book).map(
      async (digest): Promise<readonly [string, FormCheck] | undefined> => {
        const check = await checkOf(digest);
        return check && [digest, check];
      },
    );
    return new Map((await Promise.all(named)).filter((one) => one !== undefined));
  };
};
