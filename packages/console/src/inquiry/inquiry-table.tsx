import type { Instant } from "@tongban/domain";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNameOf } from "../api/name-of.ts";
import type { ListedInquiry } from "../api/wire.ts";
import { momentText } from "../time/date-text.ts";
import { InquiryKindWords, InquiryStateWords } from "./inquiry-words.tsx";
import "../list/list.css";

type InquiryTableProps = { readonly inquiries: readonly ListedInquiry[]; readonly now: Instant };

/** Inquiries by due, each leading to its page. */
export const InquiryTable = ({ inquiries, now }: InquiryTableProps) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("inquiries.number")}</th>
            <th scope="col">{t("inquiries.kindHead")}</th>
            <th scope="col">{t("inquiries.matter")}</th>
            <th scope="col">{t("inquiries.stateHead")}</th>
            <th scope="col">{t("inquiries.due")}</th>
            <th scope="col">{t("inquiries.window")}</th>
            <th scope="col">{t("inquiries.handler")}</th>
          </tr>
        </thead>
        <tbody>
          {inquiries.map((inquiry) => (
            <tr key={inquiry.id}>
              <th scope="row">
                <Link className="number" to={`/inquiries/${inquiry.id}`}>
                  {inquiry.id.toUpperCase()}
                </Link>
              </th>
              <td>
                <InquiryKindWords {...inquiry} />
              </td>
              <td>{inquiry.matter === null ? "–" : nameOf.matter(inquiry.matter)}</td>
              <td>
                <InquiryStateWords {...inquiry} />
              </td>
              <td>{momentText(inquiry.due, now, i18n.language)}</td>
              <td>{inquiry.windowName}</td>
              <td>{inquiry.handlerName ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
