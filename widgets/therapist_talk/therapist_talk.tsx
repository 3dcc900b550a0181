/** A made-up talk with a therapist: choose what to say, hear the answer, go back, take questions along. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { Kept, RoomToWrite } from "../front/read_back";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import type { Choice, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

type Nodes = Traits["_nodes"];

/** Where a talk is after what was said so far. */
interface Talk {
  node: string;
  said: Choice[];
}

const START = "start";
const AFTER = "after";

/** What can be said at a node: a subject that was talked about is not offered again. */
function choicesAt(nodes: Nodes, { node, said }: Talk): Choice[] {
  const been = visited(said);
  return (nodes[node]?.choices ?? []).filter(({ to }) => node !== AFTER || !been.has(to));
}

const visited = (said: Choice[]) => new Set(said.map(({ to }) => to));

/** A second time at the same subject would only repeat it. */
const nextOf = (said: Choice[], { to }: Choice) => (visited(said).has(to) ? AFTER : to);

/** Follows the path as far as it leads in the talk as it is now. */
function follow(nodes: Nodes, path: string[]): Talk {
  let talk: Talk = { node: START, said: [] };
  for (const key of path) {
    const choice = choicesAt(nodes, talk).find((each) => each.key === key);
    if (!choice) break;
    talk = { node: nextOf(talk.said, choice), said: [...talk.said, choice] };
  }
  return talk;
}

function TherapistTalk() {
  const t = useTexts();
  const nodes = useContent("_nodes");
  const alwaysTake = useContent("_always_take");
  const [path, keep] = useTrait("path");
  const talk = follow(nodes, path);
  const choices = choicesAt(nodes, talk);
  const last = talk.said[talk.said.length - 1];
  const ended = choices.length === 0;
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const id = useId();

  // The button that was pressed is gone: reading goes on at the answer.
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    heading.current?.focus();
  });
  const go = (said: Choice[]) => {
    moved.current = true;
    keep(said.map(({ key }) => key));
  };

  const take = [...new Set([...talk.said.flatMap(({ take }) => (take ? [take] : [])), ...alwaysTake])];
  // The therapist's question at each turn, to read back.
  const turns = talk.said.map((choice, i) => ({
    says:
      nodes[
        follow(
          nodes,
          talk.said.slice(0, i).map(({ key }) => key),
        ).node
      ]?.says ?? "",
    choice,
  }));

  return (
    <Card title={t("What would you say to a therapist?")}>
      <p class="made-up">{t("A made-up talk with Sanne, a physiotherapist. Nothing can go wrong in it.")}</p>
      <section class="now" aria-labelledby={`${id}-now`} data-part="now">
        {last && (
          <p class="bubble is-you">
            <span class="who">{t("You say:")}</span> {last.say}
          </p>
        )}
        <h4 id={`${id}-now`} ref={heading} tabIndex={-1}>
          {t("Sanne says:")}
        </h4>
        <div class="bubble is-sanne" data-part="says">
          {last && <p>{last.reply}</p>}
          <p>{nodes[talk.node]?.says}</p>
        </div>
      </section>
      {ended ? (
        <section class="take" aria-labelledby={`${id}-take`} data-part="take">
          <h4 id={`${id}-take`}>{t("Questions to take along")}</h4>
          <ul>
            {take.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
          <p>{t("Does one suit you? Write it with your own questions, at the end of this lesson.")}</p>
        </section>
      ) : (
        <section aria-labelledby={`${id}-you`} data-part="choices">
          <h4 id={`${id}-you`}>{t("What do you say?")}</h4>
          <div class="choices">
            {choices.map((choice) => (
              <button
                type="button"
                class="w-button is-quiet say"
                key={choice.key}
                data-spoken={choice.say}
                onClick={() => go([...talk.said, choice])}
              >
                {choice.say}
              </button>
            ))}
          </div>
        </section>
      )}
      <div class="w-row">
        <button
          type="button"
          class="w-button is-quiet"
          aria-disabled={talk.said.length === 0}
          onClick={() => talk.said.length > 0 && go(talk.said.slice(0, -1))}
        >
          {t("A step back")}
        </button>
        {ended && (
          <button type="button" class="w-button" onClick={() => go([])}>
            {t("Start a new talk")}
          </button>
        )}
      </div>
      {talk.said.length > 0 && (
        <details class="w-more" data-part="back">
          <summary>{t("Read the talk again")}</summary>
          {turns.map(({ says, choice }) => (
            <div class="turn" key={choice.key}>
              <p>
                <span class="who">{t("Sanne says:")}</span> {says}
              </p>
              <p>
                <span class="who">{t("You say:")}</span> {choice.say}
              </p>
              <p>
                <span class="who">{t("Sanne says:")}</span> {choice.reply}
              </p>
            </div>
          ))}
        </details>
      )}
      <p class="w-note">{t("A real talk goes differently. Your therapist knows you, and Sanne does not.")}</p>
    </Card>
  );
}

function ReadBack() {
  const t = useTexts();
  const { said } = follow(useContent("_nodes"), useTrait("path")[0]);
  const take = [...new Set(said.flatMap(({ take }) => (take ? [take] : [])))];
  if (take.length === 0) return null;
  return (
    <Kept title={t("Questions to take along")} inSummary={{ questions: take }}>
      <ul>
        {take.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      <RoomToWrite lines={2} />
    </Kept>
  );
}

export default defineWidget(TherapistTalk, { readBack: ReadBack });
