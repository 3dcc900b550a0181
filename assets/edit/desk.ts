/** The pages for authors: counts on the start page, and the preview beside JupyterLab. */
import { followSettings } from "../host/reading_settings";
import { busy } from "./busy";
import { showCounts } from "./counts";
import { work } from "./work";

followSettings();
busy();
const panes = document.querySelector<HTMLElement>(".desk-panes");
if (panes) work(panes);
else void showCounts();
