/** On a phone in a group the lesson's own question is answered as in the lesson; the answer is a vote, which its form sends. */
import { onScale } from "../../widgets/quiz/kept";
import { type Traits, UNSURE } from "../../widgets/quiz/traits.gen";
import { PageModel, type State, type Store } from "../host/model";
import type { Vote } from "./phone_memory";
import type { AskedQuestion as Asked } from "./records.gen";

type Answer = Pick<Traits, "chosen" | "certainty" | "estimate" | "order" | "own_words">;

function answerOf(vote: Vote): Partial<Answer> {
  if ("text" in vote) return { own_words: vote.text };
  return "chosen" in vote ? { chosen: vote.chosen, certainty: (vote.certainty ?? null) as Answer["certainty"] } : vote;
}

/** What is sent of an answer. */
export function voteOf({ kind }: Pick<Asked, "kind">, answer: Answer): Vote {
  if (kind === "open") return { text: answer.own_words };
  if (kind === "volgorde") return { order: answer.order };
  if (kind === "schatting") return { estimate: answer.estimate ?? 0 };
  const { chosen, certainty } = answer;
  // One is sure of something.
  const sure = kind === "stelling" && chosen.length > 0 && chosen[0] !== UNSURE && certainty;
  return { chosen, ...(sure && { certainty: sure }) };
}

/** Begins with what a phone voted, if it did, and gives every change on; nothing stays on the phone. */
export class ParticipantStore implements Store {
  constructor(
    private readonly vote: Vote | undefined,
    readonly save: (values: State) => void = () => undefined,
  ) {}

  load(): State | null {
    return this.vote ? { ...answerOf(this.vote) } : null;
  }

  setAside(): void {}

  follow(): void {}
}

/** What stands in a question before it was answered; with the reveal also what the lesson says. */
function traits(asked: Asked): Omit<Traits, "texts" | "name" | "_most_characters" | "looked"> {
  const { low, high } = asked.scale;
  const scale = { ...asked.scale, answer: asked.answer ?? 0 };
  const options = asked.options.map((option, place) => ({
    ...option,
    right: asked.right?.[place] ?? false,
    reply_html: asked.replies_html?.[place] ?? "",
  }));
  return {
    kind: asked.kind,
    before_html: asked.before_html,
    question_html: asked.question_html,
    after_html: asked.after_html,
    explanation_html: asked.explanation_html ?? "",
    hints_html: [],
    first_order: [],
    options,
    scale,
    chosen: [],
    certainty: null,
    own_words: "",
    // What stands there at first can be sent as it is.
    estimate: asked.kind === "schatting" ? onScale((low + high) / 2, scale) : null,
    order: asked.kind === "volgorde" ? options.map((_, place) => place) : [],
  };
}

/** Steps as a lesson has them: in the right order, a vote as places in that. */
function inOrder(asked: Asked, vote: Vote | undefined): [Asked, Vote | undefined] {
  const { order, options } = asked;
  if (asked.kind !== "volgorde" || !order?.length) return [asked, vote];
  const steps = order.flatMap((place) => options[place] ?? []);
  const own = vote && "order" in vote ? { order: vote.order.map((place) => order.indexOf(place)) } : vote;
  return [{ ...asked, options: steps }, own];
}

/**
 * The question of the lesson for one phone.
 *
 * @param asked as the room tells it.
 * @param vote of this phone, when it has one.
 * @param page what the phone's own page knows: words, and how much room there is for one's own.
 * @param changed gets what would be sent.
 */
export function participant(
  asked: Asked,
  vote: Vote | undefined,
  page: { texts: Record<string, string>; longest: number },
  changed: (vote: Vote) => void = () => undefined,
): PageModel {
  const [told, own] = inOrder(asked, vote);
  const state = { ...traits(told), _kind: "quiz", name: asked.name, looked: false };
  const save = (values: State) => changed(voteOf(asked, values as unknown as Answer));
  const kept = { texts: page.texts, _most_characters: page.longest };
  return new PageModel({ ...state, ...kept }, new ParticipantStore(own, save));
}

/** What is sent of a question as it stands there at first. */
export const firstVote = (asked: Asked): Vote => voteOf(asked, traits(asked));
