/** JupyterLab on the left, the preview on the right: what is saved appears there, with what there is to look at. */
import { t } from "../host/texts";
import { things } from "./counts";
import { Lab } from "./lab";
import { Preview } from "./preview";

interface Problem {
  cell: number | null;
  line: number | null;
  message: string;
}

interface Finding extends Problem {
  rule: string;
  weight: string;
  suggestion: string;
}

interface State {
  stamp: string;
  page: string;
  problems: Problem[];
  title: string;
  status: string;
  status_name: string;
  places: Record<string, string>;
}

// How often to look at what is being written, and how long to wait after the server did not answer.
const LOOK = 400;
const PAUSE = 2000;

export function work(panes: HTMLElement): void {
  const address = `${document.body.dataset.base}les/${panes.dataset.stem}/`;
  const lab = new Lab(part(panes, "lab") as HTMLIFrameElement);
  const preview = new Preview(
    part(panes, "preview"),
    `${document.body.dataset.base}${document.documentElement.lang}/${panes.dataset.stem}/`,
  );
  const show = switcher(panes);
  const jump = (cell: number, line: number | null) => {
    show("write");
    return lab.goTo(cell, line);
  };

  let wanted = /^#cel-(\d+)(?:-(\d+))?$/.exec(location.hash);
  let places: State["places"] = {};
  const saved = part(document.body, "saved");
  setInterval(() => {
    lab.clear();
    lab.fold();
    lab.queue();
    lab.listen();
    const words = lab.saved === null ? "" : lab.saved ? t("Everything is saved") : t("Not saved yet");
    if (saved.textContent !== words) saved.textContent = words;
    if (wanted && jump(Number(wanted[1]), wanted[2] ? Number(wanted[2]) : null)) wanted = null;
    preview.follow(lab.place(places));
  }, LOOK);

  void follow(address, (state) => {
    places = state.places;
    preview.show(state.page);
    showProblems(part(panes, "problems"), state, jump);
    const status = part(document.body, "status");
    status.textContent = state.status_name;
    status.className = `desk-status is-${state.status}`;
    part(document.body, "title").textContent = state.title;
    if (!state.page)
      part(panes, "preview")
        .querySelector(".desk-wait")
        ?.replaceChildren(t("There is no preview yet. First solve what stands above."));
    void showFindings(part(panes, "findings") as HTMLDetailsElement, address, jump);
  });
}

function part(root: HTMLElement, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-part=${name}]`);
  if (!found) throw new Error(`no part ${name}`);
  return found;
}

/** Ask again and again; the server answers once something changed. */
async function follow(address: string, changed: (state: State) => void): Promise<void> {
  let stamp = "";
  for (;;) {
    try {
      const answer = await fetch(`${address}staat?na=${stamp}`);
      if (answer.ok) {
        const state = (await answer.json()) as State;
        if (state.stamp !== stamp) changed(state);
        stamp = state.stamp;
        continue;
      }
    } catch {
      // The server is away; it is asked again below.
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

type Jump = (cell: number, line: number | null) => void;

function where({ cell, line }: Problem): string {
  if (!cell) return t("The whole lesson");
  return line ? t("Cell {cell}, line {line}", { cell, line }) : t("Cell {cell}", { cell });
}

function entry(one: Problem, jump: Jump): HTMLElement {
  const item = document.createElement("li");
  if (one.cell) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "desk-jump";
    button.textContent = where(one);
    button.addEventListener("click", () => jump(one.cell ?? 1, one.line));
    item.append(button);
  } else {
    item.append(where(one));
  }
  item.append(`: ${one.message}`);
  return item;
}

function showProblems(place: HTMLElement, state: State, jump: Jump): void {
  if (!state.problems.length) {
    place.replaceChildren();
    return;
  }
  const lead = document.createElement("p");
  const what = state.page
    ? t("Below stands the last good version. Patients notice nothing.")
    : t("There is no good version yet.");
  const first = document.createElement("strong");
  first.textContent = `${t("This must change first.")} `;
  lead.append(first, what);
  const list = document.createElement("ul");
  list.append(...state.problems.map((problem) => entry(problem, jump)));
  place.replaceChildren(lead, list);
}

let asked = 0;

async function showFindings(place: HTMLDetailsElement, address: string, jump: Jump): Promise<void> {
  asked += 1;
  const mine = asked;
  const answer = await fetch(`${address}bevindingen`);
  if (!answer.ok || mine !== asked) return;
  const findings = (await answer.json()) as Finding[];
  place.hidden = !findings.length;
  part(place, "things").textContent = things(findings.length);
  const items = findings.map((finding) => {
    const item = entry(finding, jump);
    const cure = document.createElement("strong");
    cure.textContent = ` ${finding.suggestion}`;
    item.append(cure);
    if (finding.rule) {
      const about = document.createElement("a");
      about.href = `${document.body.dataset.base}handleiding/regels/${finding.rule}/`;
      // What is being written stays open.
      about.target = "_blank";
      about.textContent = t("About the rule {rule}", { rule: finding.rule });
      item.append(" ", about);
    }
    return item;
  });
  place.querySelector("ol")?.replaceChildren(...items);
}

/** On a narrow screen one of the two shows at a time. */
function switcher(panes: HTMLElement): (name: string) => void {
  const buttons = document.querySelectorAll<HTMLButtonElement>("[data-show]");
  const show = (name: string) => {
    panes.dataset.showing = name;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.show === name));
  };
  for (const button of buttons) button.addEventListener("click", () => show(button.dataset.show ?? "write"));
  return show;
}
