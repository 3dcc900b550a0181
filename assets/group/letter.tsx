/** The letter of an answer in the shape of its card; the wall, phones and cards have the same (course/groups/marks.py). */
import { MARKS } from "./records.gen";

/**
 * @param option counted from 0.
 * @param id where it stands in an answer's own words already: then it only describes what has this id.
 */
export function Letter({ option, id }: { option: number; id?: string }) {
  const mark = MARKS[option];
  if (!mark) return null;
  return (
    <span class={`letter is-${(option % 4) + 1}`} id={id} aria-hidden={id ? true : undefined} data-part="letter">
      <svg viewBox="0 0 100 100" role="img" aria-label={mark.letter}>
        <path d={mark.path} />
        <text x="50" y={mark.foot} font-size={mark.size} text-anchor="middle">
          {mark.letter}
        </text>
      </svg>
    </span>
  );
}
