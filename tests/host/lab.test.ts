/** JupyterLab in its frame, as the page for authors handles it. */
import assert from "node:assert/strict";
import { test } from "vitest";
import { Lab } from "../../assets/edit/lab";

/** A notebook whose saves take as long as the test wants. */
function notebook() {
  const running: { done(): void; fail(): void }[] = [];
  let saves = 0;
  const context = {
    isReady: true,
    model: { dirty: false },
    save: () => {
      saves += 1;
      return new Promise<void>((done, fail) => running.push({ done, fail: () => fail(new Error("no network")) }));
    },
  };
  const app = { shell: { currentWidget: { content: { widgets: [] }, context } } };
  const lab = new Lab({ contentWindow: { jupyterapp: app } } as unknown as HTMLIFrameElement);
  return { lab, context, running, saves: () => saves };
}

test("the preview shows the place of what is written; of a cell that is not saved yet, that of the cell above", () => {
  const widgets = ["titel", "stap", "vraag", "nieuw"].map((id) => ({ model: { id } }));
  const content = { widgets, activeCellIndex: 0 };
  const app = { shell: { currentWidget: { content, context: { isReady: true } } } };
  const lab = new Lab({ contentWindow: { jupyterapp: app } } as unknown as HTMLIFrameElement);
  const shown = widgets.map((_, at) => {
    content.activeCellIndex = at;
    return lab.place({ stap: "stap-anna", vraag: "onderdeel-mag-het" });
  });
  assert.deepEqual(shown, ["begin", "stap-anna", "onderdeel-mag-het", "onderdeel-mag-het"]);
  assert.equal(new Lab({} as HTMLIFrameElement).place({ stap: "stap-anna" }), "");
});

const soon = () => new Promise((done) => setImmediate(done));

test("a save waits for the one before it, also when that one fails", async () => {
  const { lab, context, running, saves } = notebook();
  lab.queue();
  // Looked at again and again: the notebook is queued once.
  lab.queue();
  const first = context.save();
  const second = context.save();
  const third = context.save();
  await soon();
  assert.equal(saves(), 1);
  running[0]?.fail();
  await assert.rejects(first);
  await soon();
  assert.equal(saves(), 2);
  running[1]?.done();
  await second;
  await soon();
  assert.equal(saves(), 3);
  running[2]?.done();
  await third;
});
