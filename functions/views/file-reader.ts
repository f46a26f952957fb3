import type { Staff } from "@tongban/domain";
import type { Access } from "@tongban/store";

/** Who reads a file of a case, as the record of accesses names them. */
export type FileReader = Pick<Access, "kind" | "by" | "name">;

/** A member of staff who reads. */
export const staffReader = ({ id, name }: Staff): FileReader => ({ kind: "staff", by: id, name });

/** A partner that reads. */
export const partnerReader = ({ id }: { readonly id: string }): FileReader => ({ kind: "partner", by: id });

/** The applicant, who is named in the application alone. */
export const applicantReader = (): FileReader => ({ kind: "applicant", by: "applicant" });
