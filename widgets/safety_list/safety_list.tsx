/** The safety list inside a lesson: only to read. It asks nothing, so it can never say that all is well. */
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import type { Part, Piece, Traits } from "./traits.gen";

const { useContent } = traitsOf<Traits>();

function Words(props: { of: Piece[] }) {
  return (
    <>
      {props.of.map(({ text, href }) =>
        href ? (
          <a href={href} rel={href.startsWith("https:") ? "noopener noreferrer" : undefined}>
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </>
  );
}

function Level(props: { part: Part; first: boolean }) {
  const id = useId();
  const { name, title, how, items } = props.part;
  return (
    <section class={`level is-${name} ${props.first ? "is-first" : ""}`} aria-labelledby={id} data-part={name}>
      <h4 id={id}>
        <Words of={title} />
      </h4>
      {how.length > 0 && (
        <p class="how">
          <Words of={how} />
        </p>
      )}
      {items.length > 0 && (
        <ul>
          {items.map((item, i) => (
            <li key={i}>
              <Words of={item} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function SafetyList() {
  const t = useTexts();
  const safety = useContent("_safety");
  return (
    <Card title={safety.title} todo={t("Read it calmly once. The same list stands at the top of every page.")}>
      {safety.parts.map((part, i) => (
        <Level key={part.name} part={part} first={i === 0} />
      ))}
      <p class="calm" data-part="calm">
        <Words of={safety.calm} />
      </p>
      {safety.after.map((part) => (
        <Level key={part.name} part={part} first={false} />
      ))}
      <p class="w-note" data-part="review">
        {safety.review}
      </p>
    </Card>
  );
}

export default defineWidget(SafetyList);
