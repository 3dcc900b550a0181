/** A scene as somebody else tells it to a group. */
import { useTexts } from "../front/widget";
import type { AnyStage } from "./stages";
import type { ToldBlock } from "./traits.gen";

/** One step as somebody else tells it to a group: the picture, and its words large. It has no buttons of its own. */
export function Led(props: { stage: AnyStage; state: object; block: ToldBlock | undefined }) {
  const t = useTexts();
  const { stage, state, block } = props;
  return (
    <div class="scene is-led">
      <div class="picture" aria-hidden="true" data-part="picture" style={{ "--ratio": stage.size[0] / stage.size[1] }}>
        <stage.Picture state={state} />
      </div>
      <p class="captions" aria-live="polite" aria-atomic="true" data-part="captions">
        <span class="w-visually-hidden">{stage.describe(state, t)} </span>
        {block?.sentences.map(({ text }) => text).join(" ")}
      </p>
    </div>
  );
}
