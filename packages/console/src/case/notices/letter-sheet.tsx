import type { LetterText } from "./letter-text.ts";

type LetterSheetProps = {
  readonly letter: LetterText;
  /** The organ whose seal it needs. */
  readonly organ: string;
  readonly addressee: string;
};

/** A letter as a sheet of A4, with the place for the organ's seal. */
export const LetterSheet = ({ letter, organ, addressee }: LetterSheetProps) => (
  <article className="letter" lang="zh-CN" aria-label={letter.title}>
    <p className="letter-organ">{organ}</p>
    <h2 className="letter-title">{letter.title}</h2>
    <p className="letter-number number">{letter.number}</p>
    <p className="letter-addressee">{`${addressee}：`}</p>
    <p className="letter-text">{letter.opening}</p>
    <ol className="letter-points">
      {letter.points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ol>
    {letter.closing.map((text) => (
      <p key={text} className="letter-text">
        {text}
      </p>
    ))}
    <div className="letter-seal">
      <p>{organ}</p>
      <p className="letter-seal-place">（印章）</p>
      <p>{letter.date}</p>
    </div>
    <p className="letter-receipt">
      <span>{"签收人：　　　　　　　　　　"}</span>
      <span>{"签收日期：　　　　年　　月　　日"}</span>
    </p>
  </article>
);
