import type { TFunction } from "i18next";
import type { StaffCase } from "../api/wire.ts";

/** Who acts for an applicant, as whom, until when, and whether they still may. */
export const helperText = (
  t: TFunction,
  { kind, name, until, state }: NonNullable<StaffCase["helper"]>,
): string =>
  t("helper.line", { name, kind: t(`helper.kind.${kind}`), until, state: t(`helper.state.${state}`) });
