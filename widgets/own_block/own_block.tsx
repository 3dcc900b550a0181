/** What an author made of plain text: a chart or a box. All of it is there before any script, and on paper. */
import { Card, defineWidget, traitsOf } from "../front/widget";
import { OwnChart } from "./own_chart";
import { Safe } from "./safe";
import type { Traits } from "./traits.gen";

const { useContent } = traitsOf<Traits>();

function OwnBlock() {
  return useContent("form") === "box" ? <Box /> : <OwnChart />;
}

function Box() {
  const title = useContent("title");
  const text = useContent("text");
  const words = <div class="own-text" data-part="text" dangerouslySetInnerHTML={{ __html: text }} />;
  return title ? <Card title={<Safe html={title} />}>{words}</Card> : <div class="w-card">{words}</div>;
}

export default defineWidget(OwnBlock);
