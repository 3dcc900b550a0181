/** The course as a house, for the home: a room for each lesson, lit where one was. Fetched only there, after the page. */
import { render } from "preact";
import stage, { type HouseState } from "../../widgets/stages/huis/huis";

export function drawHouse(place: HTMLElement, state: HouseState): void {
  render(<stage.Picture state={state} />, place);
}
