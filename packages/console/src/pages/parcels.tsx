import { ProblemError } from "@tongban/sdk/client";
import { Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useSelf } from "../api/me-context.ts";
import { useNameOf } from "../api/name-of.ts";
import { useParcels } from "../api/parcel-queries.ts";
import { itemText } from "../case/parcels/parcel-items.ts";
import { ParcelState } from "../case/parcels/parcel-state.tsx";
import { EmptyNotice, LoadFailure, Loading } from "../shell/load-states.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { PageHead } from "../shell/page-head.tsx";
import { momentText } from "../time/date-text.ts";
import { useNow } from "../time/now.ts";
import "../list/list.css";
import "../case/case.css";
import "../coordinator/coordinator.css";

type Direction = "to" | "from";

/** Originals in the post (原件寄递) to a window and from it; a scanned number leads to its parcel. */
const ParcelsPage = () => {
  const { t } = useTranslation();
  const { windowId = "" } = useParams();
  const { windows } = useSelf();
  const [direction, setDirection] = useState<Direction>("to");
  const [number, setNumber] = useState("");
  const parcels = useParcels(windowId, direction, number);
  if (parcels.error instanceof ProblemError && [400, 404].includes(parcels.error.problem.status))
    return <NotFound />;
  const directions: readonly Direction[] = ["to", "from"];
  return (
    <main className="page" id="main">
      <PageHead title={t("parcels.title")} line={windows.find(({ id }) => id === windowId)?.name ?? windowId}>
        <Segmented
          aria-label={t("parcels.direction")}
          options={directions.map((value) => ({ value, label: t(`parcels.listed.${value}`) }))}
          value={direction}
          onChange={setDirection}
        />
        <Input.Search
          aria-label={t("parcels.find")}
          placeholder={t("parcels.find")}
          maxLength={50}
          allowClear
          onSearch={(text) => setNumber(text.trim())}
        />
      </PageHead>
      <section className="panel" aria-label={t(`parcels.listed.${direction}`)}>
        {parcels.isPending ? <Loading rows={4} /> : null}
        {parcels.isError && !parcels.data ? (
          <LoadFailure error={parcels.error} onRetry={() => void parcels.refetch()} />
        ) : null}
        {parcels.data?.parcels.length === 0 ? (
          <EmptyNotice
            title={t(number === "" ? "parcels.noneListed" : "parcels.notFound", { number })}
            hint={t(number === "" ? "parcels.noneHint" : "parcels.notFoundHint")}
          />
        ) : null}
        {parcels.data && parcels.data.parcels.length > 0 ? (
          <ParcelTable parcels={parcels.data.parcels} />
        ) : null}
        {parcels.data?.more ? <p className="faint">{t("parcels.more")}</p> : null}
      </section>
    </main>
  );
};

type Listed = NonNullable<ReturnType<typeof useParcels>["data"]>["parcels"];

const ParcelTable = ({ parcels }: { readonly parcels: Listed }) => {
  const { t, i18n } = useTranslation();
  const nameOf = useNameOf();
  const now = useNow();
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("parcels.label")}</th>
            <th scope="col">{t("parcels.stateHead")}</th>
            <th scope="col">{t("parcels.contents")}</th>
            <th scope="col">{t("parcels.case")}</th>
            <th scope="col">{t("parcels.sent")}</th>
            <th scope="col">{t("parcels.lateFrom")}</th>
          </tr>
        </thead>
        <tbody>
          {parcels.map((parcel) => (
            <tr key={`${parcel.caseId} ${parcel.n}`}>
              <th scope="row">
                {parcel.carrier} <span className="number">{parcel.number}</span>
              </th>
              <td>
                <ParcelState state={parcel.state} />
              </td>
              <td>{parcel.contents.map(itemText).join(t("punctuation.comma"))}</td>
              <td>
                <Link to={`/cases/${parcel.caseId}`}>
                  {nameOf.matter(parcel.matter)} {parcel.applicant}
                </Link>
              </td>
              <td>{momentText(parcel.sentAt, now, i18n.language)}</td>
              <td>{momentText(parcel.lateAt, now, i18n.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

export default ParcelsPage;
