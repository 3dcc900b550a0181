/** What was taken away, with a button that puts it back; its place is there from the start, so that what is below stays where it is. */
import { useTexts } from "./widget";

export function PutBack(props: { text: string | undefined; onBack: () => void }) {
  const t = useTexts();
  const { text } = props;
  return (
    <div class="w-gone" data-part="gone">
      <p aria-live="polite" aria-atomic="true">
        {text !== undefined && t("Taken away: {text}", { text })}
      </p>
      {text !== undefined && (
        <button
          type="button"
          class="w-button is-quiet"
          aria-label={t("Put back: {text}", { text })}
          onClick={props.onBack}
        >
          {t("Put back")}
        </button>
      )}
    </div>
  );
}
