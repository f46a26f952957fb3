import { useTranslation } from "react-i18next";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import type { Progress } from "./progress-wire.ts";

type Bundle = NonNullable<Progress["bundle"]>;

/** How all that was asked for as one thing (一件事) stands: a line for each matter, which leads to it by its own code. */
export const BundlePart = ({ bundle }: { readonly bundle: Bundle }) => {
  const { t } = useTranslation();
  return (
    <section className="progress-part">
      <h2>{bundle.title}</h2>
      <p>{t(`progress.bundle.${bundle.state}`)}</p>
      <ul className="progress-notices">
        {bundle.members.map((member) => (
          <MemberLine key={`${member.title} ${member.handling.region}`} member={member} />
        ))}
      </ul>
    </section>
  );
};

const MemberLine = ({ member }: { readonly member: Bundle["members"][number] }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { title, handling, state, due, isThis, queryCode } = member;
  return (
    <li>
      {queryCode === null || isThis ? (
        <strong>{title}</strong>
      ) : (
        <a className="progress-call" href={`#${queryCode}`}>
          {title}
        </a>
      )}
      <span className="progress-line">
        {handling.name} · {t(`progress.member.${state}`)}
        {isThis ? ` · ${t("progress.thisOne")}` : ""}
      </span>
      {due === null ? null : (
        <span className="progress-line">
          {t("progress.until", { at: momentText(due, now, i18n.language) })}
        </span>
      )}
    </li>
  );
};
