/** Put in order: a list with buttons, no dragging. */
import { OrderedList } from "../front/ordered_list";
import { traitsOf, useTexts } from "../front/widget";
import { Frame, Reply, useLooked } from "./frame";
import { orderOf } from "./kept";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

export function Ordering() {
  const t = useTexts();
  const steps = useContent("options");
  const firstOrder = useContent("first_order");
  const [kept, setOrder] = useTrait("order");
  const [, setLooked] = useLooked();
  const ownOrder = orderOf(kept, steps.length);
  const order = ownOrder ?? firstOrder;
  const fitting = order.findIndex((step, place) => step !== place);

  const verdict =
    fitting === -1
      ? t("Yes, this order fits the lesson.")
      : fitting === 0
        ? t("You can see it this way. In the lesson another step comes first.")
        : fitting === 1
          ? t("The first step fits the lesson. After that the lesson goes another way.")
          : t("The first {n} steps fit the lesson. After that the lesson goes another way.", { n: fitting });

  return (
    <Frame
      todo={t("Put the steps in order with the buttons.")}
      look={t("See the explanation of my order")}
      answered={ownOrder !== null}
      accept={() => setOrder(order)}
      reply={
        <>
          <Reply tone={fitting === -1 ? "confirm" : "turn"}>
            <p>{verdict}</p>
            {fitting !== -1 && <p>{t("Feel free to move a step.")}</p>}
          </Reply>
          {fitting !== -1 && (
            <details class="w-more">
              <summary>{t("Show the order of the lesson")}</summary>
              <ol data-part="lesson-order">
                {steps.map((step) => (
                  <li key={step.text} dangerouslySetInnerHTML={{ __html: step.text_html }} />
                ))}
              </ol>
            </details>
          )}
        </>
      }
    >
      <OrderedList
        label={t("Your order")}
        part="steps"
        items={order.map((step) => ({
          key: String(step),
          text: steps[step]?.text ?? "",
          shown: <span dangerouslySetInnerHTML={{ __html: steps[step]?.text_html ?? "" }} />,
        }))}
        onOrder={(keys) => {
          setLooked(false);
          setOrder(keys.map(Number));
        }}
      />
    </Frame>
  );
}
