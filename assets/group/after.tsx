/** After a meeting, on the leader's own screen: a summary to keep, and what to come back to next time. */
import { useRef, useState } from "preact/hooks";
import { printOnly } from "../../widgets/front/print";
import { named } from "../../widgets/front/widget";
import type { Action, Recap, StageData } from "./records.gen";
import { earlier, forgetEarlier, keepForNextTime } from "./series";
import { csvOf, hardOnes, linesOf, toldOf } from "./summary";
import { count, t } from "./words";

const dateIn = (date: Date) =>
  date.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" });

function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** @param data of the page: the lesson, and what it says of its questions. */
export function After({ recap, data }: { recap: Recap; data: StageData }) {
  const details = useRef<HTMLDetailsElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState(false);
  const today = new Date();
  const hard = hardOnes(recap, data);
  return (
    <section class="lead-after" data-part="after" aria-labelledby="bewaren">
      <h2 id="bewaren">{t("A summary to keep")}</h2>
      <p>
        {t(
          "Only numbers, without names. On the server nothing stays. You can also do this after the end, as long as this window is open.",
        )}
      </p>
      <div class="vote-buttons">
        <button
          type="button"
          class="g-button"
          data-part="csv"
          onClick={() => download(`groep-${data.lesson}-${today.toISOString().slice(0, 10)}.csv`, csvOf(recap))}
        >
          {t("Keep it as a table (CSV)")}
        </button>
        <button
          type="button"
          class="g-button"
          data-part="print"
          onClick={() => {
            if (details.current) details.current.open = true;
            printOnly(paper.current);
          }}
        >
          {t("Print it, or keep it as PDF")}
        </button>
      </div>
      {hard.length > 0 && (
        <div class="lead-next-time">
          <p>
            {count(
              hard.length,
              "At 1 question the group saw it differently from the lesson.",
              "At {n} questions the group saw it differently from the lesson.",
            )}
          </p>
          <p>
            <button
              type="button"
              class="g-button"
              data-part="keep-hard"
              aria-disabled={kept}
              onClick={() => {
                keepForNextTime(data.title, hard, today);
                setKept(true);
              }}
            >
              {t("Remember this for the next meeting")}
            </button>
          </p>
          <p role="status">
            {kept
              ? t("It is kept on this device only. When you begin the next group you see it at “Do you remember?”.")
              : ""}
          </p>
        </div>
      )}
      <details ref={details} data-part="summary">
        <summary>{t("See the summary")}</summary>
        <div ref={paper} class="summary-paper">
          <Summary recap={recap} data={data} on={dateIn(today)} />
        </div>
      </details>
    </section>
  );
}

function Summary({ recap, data, on }: { recap: Recap; data: StageData; on: string }) {
  const told = toldOf(recap);
  return (
    <>
      <h2>{t("Group lesson: {title}", { title: data.title })}</h2>
      <p>{on}</p>
      {recap.seen.length > 1 && (
        <>
          <h3>{t("What the group did")}</h3>
          <ul>{recap.seen.map((screen) => screen > 0 && <li key={screen}>{recap.screens[screen]}</li>)}</ul>
        </>
      )}
      {told.map((asked) => (
        <section key={`${asked.lesson}/${asked.name}`} data-part="told">
          <h3 dangerouslySetInnerHTML={{ __html: asked.question_html }} />
          {asked.rounds.map((round, i) => (
            <div key={i}>
              {asked.rounds.length > 1 && <h4>{t(i ? "Second time" : "First time")}</h4>}
              {round.too_few && <p>{t("Too few phones voted to show that.")}</p>}
              <ul role="list">
                {linesOf(asked, round).map((line, place) => (
                  <li key={place}>
                    {line.answer}
                    {line.phones && `: ${line.phones}`}
                    {line.hands && `, ${count(Number(line.hands), "1 hand", "{n} hands")}`}
                    {line.fits && ` (${t("This fits the lesson").toLowerCase()})`}
                  </li>
                ))}
              </ul>
              {asked.kind !== "open" && !round.too_few && (
                <p class="soft">{count(round.phones ?? 0, "1 phone voted.", "{n} phones voted.")}</p>
              )}
            </div>
          ))}
        </section>
      ))}
      <p class="soft">
        {t(
          "Numbers are told from {least} phones on. Small numbers stay vague, so that nobody can see who chose what. Texts stand here only when the group saw them.",
          { least: data.least },
        )}
      </p>
    </>
  );
}

/** What an earlier meeting found hard, at the start of this one. */
export function EarlierQuestions(props: { rooms: boolean; act: (action: Action) => void }) {
  const [kept, setKept] = useState(earlier);
  if (!kept) return null;
  return (
    <section class="lead-vote" aria-labelledby="weet-u-nog" data-part="earlier">
      <h2 id="weet-u-nog">{t("Do you remember?")}</h2>
      <p>
        {t("On {date}, at {title}, the group saw this differently from the lesson.", {
          date: dateIn(new Date(kept.on)),
          title: `“${kept.title}”`,
        })}
      </p>
      {kept.questions.map(({ question, text }) => (
        <div class="lead-ask" key={question}>
          <p>{text}</p>
          {props.rooms && (
            <button
              type="button"
              {...named(t("Vote on this question"), text)}
              class="g-button"
              data-part="ask-earlier"
              data-question={question}
              onClick={() => props.act({ do: "ask", question })}
            >
              {t("Vote on this question")}
            </button>
          )}
        </div>
      ))}
      <button
        type="button"
        class="g-button"
        data-part="forget-earlier"
        onClick={() => {
          forgetEarlier();
          setKept(null);
        }}
      >
        {t("Wipe this list")}
      </button>
    </section>
  );
}
