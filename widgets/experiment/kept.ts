/** What a reader wrote and chose, and each sentence that it makes. */
import { SURE } from "../front/certainty";
import { type Translate, traitsOf } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useTrait } = traitsOf<Traits>();

export const DID = { done: "Done", smaller: "Done, but smaller", not: "It did not work out" } as const;

export function useKept() {
  const [what, setWhat] = useTrait("what");
  const [expected, setExpected] = useTrait("expected");
  const [sure, setSure] = useTrait("sure");
  const [did, setDid] = useTrait("did");
  const [happened, setHappened] = useTrait("happened");
  const [told, setTold] = useTrait("told");
  return { what, setWhat, expected, setExpected, sure, setSure, did, setDid, happened, setHappened, told, setTold };
}

export type OfReader = Pick<ReturnType<typeof useKept>, "what" | "expected" | "sure" | "did" | "happened" | "told">;

const sureOf = (t: Translate, sure: OfReader["sure"]) => (sure === null ? "" : t(SURE[sure - 1] ?? ""));

/** Every sentence of it, with what the reader said there; empty where that is nothing. */
export function sentences(t: Translate, { what, expected, sure, did, happened, told }: OfReader): [string, string][] {
  const said = expected.trim();
  const isSure = sureOf(t, sure);
  return [
    [t("This is what I want to try"), what.trim()],
    [t("This is what I expect could go wrong"), said && isSure ? `${said} (${isSure})` : said || isSure],
    [t("How it went"), did ? t(DID[did]) : ""],
    [t("What happened"), happened.trim()],
    [t("What it tells me"), told.trim()],
  ];
}

/** What stands on the screen: two questions before it, what was chosen, two after it, and all of it. */
export type View = "what" | "expected" | "chosen" | "did" | "happened" | "all";

export function firstView({ what, did }: OfReader, asksAfter: boolean): View {
  if (did) return "all";
  if (asksAfter) return "did";
  return what.trim() ? "chosen" : "what";
}
