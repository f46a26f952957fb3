import { cyclesIn } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { type DraftMember, stepsOf } from "./package-draft.ts";

/** The order of a package as steps, each with what it waits for; a cycle is named at once, while it is edited. */
export const OrderGraph = ({ members }: { readonly members: readonly DraftMember[] }) => {
  const { t } = useTranslation();
  const titleOf = (id: string) => members.find((one) => one.id === id)?.title || id;
  const cycles = cyclesIn(members);
  return (
    <>
      {cycles.map((cycle) => (
        <p key={cycle.join(" ")} className="editor-trouble" role="alert">
          {t("packages.finding.order-cyclic", { members: cycle.toReversed().map(titleOf).join(" → ") })}
        </p>
      ))}
      <ol className="package-steps">
        {stepsOf(members).map((step) => (
          <li key={step.map(({ id }) => id).join(" ")}>
            <ul>
              {step.map(({ id, title, after }) => (
                <li key={id}>
                  {title || id}
                  {after.length > 0 ? (
                    <span className="faint"> ← {after.map(titleOf).join(t("punctuation.comma"))}</span>
                  ) : null}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
};
