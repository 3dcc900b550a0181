/** What an author made of plain text: a chart, a box, a film or a sound. All of it is there before any script, and on paper. */
import { Card, defineWidget, traitsOf } from "../front/widget";
import { Clip } from "./clip";
import { OwnChart } from "./own_chart";
import { Safe } from "./safe";
import type { Traits } from "./traits.gen";

const { useContent } = traitsOf<Traits>();

function OwnBlock() {
  const form = useContent("form");
  if (form === "box") return <Box />;
  return form === "film" || form === "sound" ? <Clip /> : <OwnChart />;
}

function Box() {
  const title = useContent("title");
  const text = useContent("text");
  const words = <div class="own-text" data-part="text" dangerouslySetInnerHTML={{ __html: text }} />;
  return title ? <Card title={<Safe html={title} />}>{words}</Card> : <div class="w-card">{words}</div>;
}

export default defineWidget(OwnBlock);
