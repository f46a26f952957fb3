import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSending } from "../../api/use-sending.ts";
import { acceptedFiles, broughtFile, type FileTrouble } from "../../intake/brought-file.ts";
import type { BroughtMaterial } from "../../intake/intake-draft.ts";
import type { OwnCommandProps } from "./own-command-props.ts";
import { ownPaths } from "./own-paths.ts";
import type { OwnCase } from "./own-wire.ts";
import { TroubleNote } from "./trouble-note.tsx";

type SupplyPartProps = OwnCommandProps & {
  /** Titles of what is missing. */
  readonly titles: readonly string[];
  /** Called once the materials are declared, with the files by their digests. */
  readonly onFiles: (files: ReadonlyMap<string, File>) => Promise<void>;
};

type Chosen = { readonly material: BroughtMaterial; readonly file: File };

/** Takes a photo or a file for each material that is missing, and supplies them: all that was asked for at once. */
export const SupplyPart = ({ desk, own, onOwn, titles, onFiles }: SupplyPartProps) => {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map());
  const [incomplete, setIncomplete] = useState(false);
  const { sending, send } = useSending<OwnCase>((next) => {
    const files = new Map([...chosen.values()].map(({ material, file }) => [material.sha256, file]));
    setChosen(new Map());
    onOwn(next);
    void onFiles(files);
  });
  const isAll = own.status === "awaiting-supplement";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const enough = isAll ? titles.every((title) => chosen.has(title)) : chosen.size > 0;
    setIncomplete(!enough);
    if (!enough) return;
    const materials = [...chosen.values()].map(({ material: { fileName: _local, ...material } }) => material);
    void send({ url: desk.url(ownPaths.supplement), body: { materials }, headers: desk.headers });
  };
  return (
    <form className="progress-part progress-urgent" onSubmit={submit} noValidate>
      <h2>{t("progress.own.supply")}</h2>
      <p>{t(isAll ? "progress.own.supplyAll" : "progress.own.supplySome")}</p>
      {titles.map((title) => (
        <FileField
          key={title}
          title={title}
          problem={problemOf(own, title)}
          onChosen={(one) =>
            setChosen((before) => {
              const next = new Map(before);
              if (one) next.set(title, one);
              else next.delete(title);
              return next;
            })
          }
        />
      ))}
      {incomplete ? (
        <p role="alert" className="progress-problem">
          {t(isAll ? "progress.own.supplyIncomplete" : "progress.own.supplyNothing")}
        </p>
      ) : null}
      <TroubleNote sending={sending} />
      <button
        type="submit"
        className="progress-button progress-main-button"
        disabled={sending.kind === "sending"}
      >
        {t("progress.own.supplyNow")}
      </button>
    </form>
  );
};

/** What the notice says is wrong with a material. */
const problemOf = ({ notices }: OwnCase, title: string): string =>
  notices.flatMap(({ deficiencies }) => deficiencies).findLast(({ material }) => material === title)
    ?.problem ?? "";

type FileFieldProps = {
  readonly title: string;
  readonly problem: string;
  readonly onChosen: (chosen: Chosen | undefined) => void;
};

const FileField = ({ title, problem, onChosen }: FileFieldProps) => {
  const { t } = useTranslation();
  const [trouble, setTrouble] = useState<FileTrouble>();
  const [name, setName] = useState<string>();
  const id = useId();
  const choose = async (file: File | undefined) => {
    setTrouble(undefined);
    setName(undefined);
    onChosen(undefined);
    if (!file) return;
    const material = await broughtFile(title, file);
    if (typeof material === "string") setTrouble(material);
    else {
      setName(file.name);
      onChosen({ material, file });
    }
  };
  return (
    <div className="progress-fields">
      <label htmlFor={id}>{title}</label>
      {problem === "" ? null : <p className="progress-hint">{problem}</p>}
      <input
        id={id}
        type="file"
        accept={`image/*,${acceptedFiles}`}
        aria-describedby={`${id}-told`}
        aria-invalid={trouble !== undefined}
        onChange={({ target }) => void choose(target.files?.[0])}
      />
      <p id={`${id}-told`} role="status" className={trouble ? "progress-problem" : "progress-hint"}>
        {trouble
          ? t(`progress.own.fileTrouble.${trouble}`)
          : name === undefined
            ? t("progress.own.fileHint")
            : t("progress.own.fileChosen", { name })}
      </p>
    </div>
  );
};
