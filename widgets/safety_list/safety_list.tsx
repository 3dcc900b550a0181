/** The safety list inside a lesson: only to read. It asks nothing, so it can never say that all is well. */
import { Card, defineWidget, useContent, useId, useTexts } from "../front/widget";

interface Level {
  title: string;
  how?: string;
  items: string[];
}

interface Safety {
  title: string;
  now: Level;
  week: Level;
  calm: string;
  review: string;
}

function LevelList(props: { level: Level; kind: "now" | "week" }) {
  const id = useId();
  return (
    <section class={`level is-${props.kind}`} aria-labelledby={id} data-part={props.kind}>
      <h4 id={id}>{props.level.title}</h4>
      {props.level.how && <p class="how">{props.level.how}</p>}
      <ul>
        {props.level.items.map((item) => <li key={item}>{item}</li>)}
      </ul>
    </section>
  );
}

function SafetyList() {
  const t = useTexts();
  const safety = useContent<Safety>("_safety");
  return (
    <Card title={safety.title} todo={t("Read it calmly once. The same list stands at the top of every page.")}>
      <LevelList level={safety.now} kind="now" />
      <LevelList level={safety.week} kind="week" />
      <p class="calm" data-part="calm">{safety.calm}</p>
      <p class="w-note" data-part="review">{safety.review}</p>
    </Card>
  );
}

export default defineWidget(SafetyList);
