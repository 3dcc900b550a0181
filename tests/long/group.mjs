/**
 * A group in Firefox or WebKit: a projector, its leader and two phones, from the first screen to the end.
 *
 *   node group.mjs firefox|webkit PORT... ADDRESS LESSON CODE KEY
 *
 * One JSON object on standard output: the engine's name for itself, and what is wrong. PORT: four that are free. The room
 * has a screen with a question on its screens.
 */
import { launch, until } from "./drivers.mjs";

const [engine, ...rest] = process.argv.slice(2);
const [address, lesson, code, key] = rest.splice(4);
const troubles = [];
const [wall, leader, ...phones] = await Promise.all(rest.map((port) => launch(engine, port)));
const everyone = [wall, leader, ...phones];

/** Waits for an element that is shown; then it may be pressed. */
async function see(browser, what, selector) {
  await until(browser, what, `!!document.querySelector(${JSON.stringify(selector)})?.getClientRects().length`);
}

async function press(browser, selector) {
  await see(browser, `${selector} to press`, selector);
  await browser.run(`document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: "center" })`);
  await browser.click(selector);
}

/** Presses a button of the leader's, and everyone sees what it does. */
async function leads(button, onWall, onPhones) {
  await press(leader, `.lead-vote [data-part=${button}]`);
  await see(wall, `the wall after ${button}`, onWall);
  for (const phone of phones) await see(phone, `a phone after ${button}`, onPhones);
}

async function session() {
  const held = `${lesson}/#groep=${code}.${key}`;
  await wall.resize([1280, 720]);
  await leader.resize([engine === "webkit" ? 450 : 360, 780]);
  for (const phone of phones) await phone.resize([engine === "webkit" ? 450 : 320, 640]);
  await wall.open(`${address}/groep/scherm/${held}`);
  await leader.open(`${address}/groep/leiding/${held}`);
  for (const phone of phones) await phone.open(`${address}/groep/?${code}`);
  for (const window of [wall, leader])
    await until(window, "it is ready", `document.documentElement.dataset.group === "ready"`);
  for (const phone of phones) await see(phone, "it takes part", "[data-part=waiting]");

  await leads("open", "[data-part=vote] [data-part=question]", "[data-part=send]");
  await until(
    leader,
    "the vote in view",
    `(({ top }) => top > 0 && top < innerHeight / 2)(document.querySelector("[data-part=question]").getBoundingClientRect())`,
  );
  for (const phone of phones) {
    await press(phone, ".w-choices .w-choice");
    await press(phone, "[data-part=send]");
    await see(phone, "the vote is in", "[data-part=status].is-done");
  }
  for (const window of [wall, leader]) await see(window, "two votes", "[data-part=votes][data-votes='2']");
  await leads("close", ".vote[data-phase=closed]", "[data-part=own]");
  await press(leader, "[data-part=hand-more]");
  // Of two phones nothing is told; the hand is.
  await leads("show", ".vote[data-phase=shown] [data-part=too-few]", "[data-part=too-few]");
  await leads("reveal", ".vote[data-phase=revealed] [data-part=explanation]", "[data-part=reveal] [data-part^=reply-]");
  await leads("away", "[data-part=stage]", "[data-part=waiting]");

  const [asks, other] = phones;
  await press(asks, "[data-part=ask] > summary");
  await asks.type("[data-part=ask] textarea", "Mag ik tillen?");
  await press(asks, "[data-part=send-question]");
  await until(
    leader,
    "the question",
    `document.querySelector("[data-part=desk]").textContent.includes("Mag ik tillen?")`,
  );
  await press(leader, "[data-part=desk] [data-part=let-in]");
  await press(other, "[data-part=others] [data-part=same]");
  await see(other, "it is this one's too", "[data-part=same][aria-pressed=true]");
  await press(leader, "[data-part=safety-on-screen]");
  await see(wall, "the safety list", "[data-part=safety]");
  await press(leader, "[data-part=safety-on-screen]");
  await see(wall, "the lesson again", "[data-part=stage]");

  for (const [i, window] of everyone.entries()) {
    const wide = await window.run(`document.documentElement.scrollWidth - document.documentElement.clientWidth`);
    if (wide > 0) troubles.push(`window ${i} is ${wide} px too wide`);
    troubles.push(...window.heard());
  }
}

try {
  await session();
} catch (error) {
  troubles.push(String(error));
}
console.log(JSON.stringify({ engine: wall.name, troubles }));
await Promise.all(everyone.map((one) => one.close()));
