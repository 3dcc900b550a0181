/** Put in order: a list with buttons, no dragging. */
import type { ComponentChildren } from "preact";
import { OrderedList } from "../front/ordered_list";
import { traitsOf, useTexts } from "../front/widget";
import { TODO } from "./choices";
import { Frame, Reply, useLooked } from "./frame";
import { orderOf } from "./kept";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

function useOrder() {
  const steps = useContent("options");
  const firstOrder = useContent("first_order");
  const [kept, setOrder] = useTrait("order");
  const own = orderOf(kept, steps.length);
  const order = own ?? firstOrder;
  return { steps, own, order, setOrder, fitting: order.findIndex((step, place) => step !== place) };
}

export function OrderReply(props: { children?: ComponentChildren }) {
  const t = useTexts();
  const { fitting } = useOrder();
  const verdict =
    fitting === -1
      ? t("Yes, this order fits the lesson.")
      : fitting === 0
        ? t("You can see it this way. In the lesson another step comes first.")
        : fitting === 1
          ? t("The first step fits the lesson. After that the lesson goes another way.")
          : t("The first {n} steps fit the lesson. After that the lesson goes another way.", { n: fitting });
  return (
    <Reply tone={fitting === -1 ? "confirm" : "turn"}>
      <p>{verdict}</p>
      {props.children}
    </Reply>
  );
}

export function Ordering() {
  const t = useTexts();
  const { steps, own, order, setOrder, fitting } = useOrder();
  return (
    <Frame
      todo={t(TODO.volgorde)}
      answered={own !== null}
      accept={() => setOrder(order)}
      reply={
        <>
          <OrderReply>{fitting !== -1 && <p>{t("Feel free to move a step.")}</p>}</OrderReply>
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
      <OrderFields />
    </Frame>
  );
}

export function OrderFields() {
  const t = useTexts();
  const { steps, order, setOrder } = useOrder();
  const [, setLooked] = useLooked();
  return (
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
  );
}
