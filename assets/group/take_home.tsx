/** The page that a patient takes home from a group, on the own phone: what the group saw and said, the own votes, and where to go on. */
import { useEffect, useRef, useState } from "preact/hooks";
import { printOnly } from "../../widgets/front/print";
import { useTexts } from "../../widgets/front/widget";
import { Html } from "../../widgets/quiz/frame";
import { forgetHome, type Home, isKept, keepHome, leftToRead, votesOn } from "./home";
import { Group, Lesson, Own, Words } from "./outcome";
import type { RecapQuestion } from "./records.gen";

/** @param start the address of the course, with its last slash. */
export function TakeHome(props: { home: Home; start: string; stays: boolean; ended: boolean; onGone?: () => void }) {
  const { home, start, stays, ended, onGone } = props;
  const t = useTexts();
  const [heading, paper] = [useRef<HTMLHeadingElement>(null), useRef<HTMLDivElement>(null)];
  const [kept, setKept] = useState(() => isKept(home));
  const [said, say] = useState("");
  useEffect(() => heading.current?.focus(), []);
  const { recap } = home;
  const left = leftToRead(recap);
  const lesson = `${start}${document.documentElement.lang}/${home.lesson}/`;
  const link = (screen: number | undefined) => `${lesson}${screen ? `#deel-${screen}` : ""}`;
  const keep = () => {
    const done = keepHome(home);
    setKept(done);
    say(
      done
        ? t("Kept on this phone. You find it back on this page.")
        : t("This browser keeps nothing. You can print the page."),
    );
  };
  const wipe = () => {
    forgetHome();
    setKept(false);
    say(t("This page is wiped from your phone."));
    onGone?.();
  };
  return (
    <div data-part="take-home">
      <div ref={paper}>
        <h1 tabIndex={-1} ref={heading}>
          {t("What your group did")}
        </h1>
        <p>
          {home.lesson_title},{" "}
          {new Date(home.on).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long" })}
        </p>
        {ended && <p data-part="over">{t("The group lesson is over. All votes have been erased.")}</p>}
        {!ended && <p data-part="wrapping">{t("The leader will end the group soon. You can keep this page.")}</p>}
        {recap.seen.length > 1 && (
          <section>
            <h2>{t("What the group saw")}</h2>
            <ul>{recap.seen.map((screen) => screen > 0 && <li key={screen}>{recap.screens[screen]}</li>)}</ul>
          </section>
        )}
        {recap.questions.map((asked) => (
          <Told key={`${asked.lesson}/${asked.name}`} asked={asked} home={home} />
        ))}
        <section data-part="go-on-here">
          <h2>{t("Where you can go on")}</h2>
          <p>
            {stays
              ? t("You can read the lesson by yourself. This address works on this network only.")
              : t("At home you can read the lesson by yourself, at your own pace.")}
          </p>
          <p>
            <a class="phone-button" href={link(left[0])} data-part="go-on">
              {t("Go on with the lesson")}
              {left[0] !== undefined && <>: {recap.screens[left[0]]}</>}
            </a>
          </p>
          {left.length > 1 && (
            <>
              <p>{t("The group did not do this:")}</p>
              <ul>
                {left.map((screen) => (
                  <li key={screen}>
                    <a href={link(screen)}>{recap.screens[screen]}</a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p class="phone-address">{new URL(lesson, location.href).href.replace(/^https?:\/\//, "")}</p>
        </section>
      </div>
      <section class="phone-keep">
        <h2>{t("Keep this page")}</h2>
        <p class="phone-small">
          {t("It stands on your phone only. Without keeping it, it is gone when you close this page.")}
        </p>
        {kept ? (
          <button type="button" class="w-button is-quiet" data-part="wipe-home" onClick={wipe}>
            {t("Wipe this page from my phone")}
          </button>
        ) : (
          <button type="button" class="w-button" data-part="keep-home" onClick={keep}>
            {t("Keep it on this phone")}
          </button>
        )}
        <button type="button" class="w-button is-quiet" data-part="print" onClick={() => printOnly(paper.current)}>
          {t("Print it, or keep it as PDF")}
        </button>
        <p role="status" data-part="kept">
          {said}
        </p>
      </section>
      <p>
        <a href={`${start}${document.documentElement.lang}/`}>{t("See all lessons")}</a>
      </p>
    </div>
  );
}

function Told({ asked, home }: { asked: RecapQuestion; home: Home }) {
  const t = useTexts();
  const votes = votesOn(home, asked);
  const [first, second] = [t("Your answer, the first time"), t("Your answer, the second time")];
  return (
    <section class="phone-told" data-part="told">
      <Html html={asked.before_html} class="phone-small" />
      <h2 dangerouslySetInnerHTML={{ __html: asked.question_html }} />
      {votes.map((vote, i) => (
        <Own key={i} asked={asked} vote={vote} label={votes.length > 1 ? (i ? second : first) : undefined} />
      ))}
      {asked.phase === "shown" && <Group asked={asked} />}
      {asked.kind === "open" && <Words rounds={asked.rounds} />}
      {asked.revealed && <Lesson asked={asked} vote={undefined} />}
    </section>
  );
}
