/** What most widgets use. The host has it in its file, with Preact, and they take it from there (assets/build.mjs). */
import "./chart";
import "./motion";
import "./ordered_list";
import "./phone_numbers";
import "./pick";
import "./predict";
import "./print";
import "./read_back";
import "./slider";
import "./text_field";
import "./voice";
import "./widget";
// So small that a request of its own would be larger.
import "../stages/parts/label";
import "../stages/parts/still";
