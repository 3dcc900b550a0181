/** The bedroom of the stage `nacht`, and who lies in it. */
import type { State } from "./nights";

const ROUND = "M-14.5-2C-14.5-20 14.5-20 14.5-2 14.5 10 8 17 0 17S-14.5 10-14.5-2z";
const CURLS =
  "M-15 2C-22 0-20-9-16-10-18-17-10-20-6-17-4-23 4-23 6-17 11-20 18-17 16-10 20-9 22 0 15 2 14-4 11-8 6-8 2-11-3-10-6-8-11-8-14-4-15 2z";

function Head({ at, turn, eyes }: { at: string; turn: number; eyes: "open" | "closed" }) {
  return (
    <g transform={`translate(${at}) rotate(${turn})`}>
      <path class="skin" d="M-15-3a3.5 3.5 0 1 0 0 7zM15-3a3.5 3.5 0 1 1 0 7z" />
      <path class="skin" d={ROUND} />
      <path class="hair" d={CURLS} />
      {eyes === "open" ? (
        <>
          <path class="white" d="M-9.5 0a4 4 0 1 1 8 0a4 4 0 1 1-8 0M1.5 0a4 4 0 1 1 8 0a4 4 0 1 1-8 0" />
          <path class="ink pupil" d="M-5-.5v.1M6-.5v.1" />
          <path class="ink" d="M-9.5-6l5-2M9.5-6l-5-2M-3 10Q0 8.5 3 10" />
        </>
      ) : (
        <path class="ink" d="M-8.5 0Q-6 3-3 0M3 0Q6 3 8.5 0M-4 8Q0 12 4 8" />
      )}
    </g>
  );
}

export function Room({ scene }: { scene: State["scene"] }) {
  const when = (...scenes: State["scene"][]) => (scenes.includes(scene) ? "" : "is-gone");
  return (
    <>
      <path class="floor" d="M0 136H360V150H0z" />
      {/* The window. */}
      <g transform="translate(44 12)">
        <rect class="sky" width="88" height="70" />
        <g class={`moon ${when("asleep", "awake", "chair", "rest")}`}>
          <path d="M62 12a14 14 0 1 0 12 20A12 12 0 0 1 62 12z" />
          <path class="stars" d="M16 14v.1M34 28v.1M12 38v.1M44 10v.1M82 12v.1" />
        </g>
        <g class={`sun ${when("up")}`}>
          <circle cx="30" cy="30" r="13" />
          <path d="M30 10v-4M44 16l3-3M50 30h4M16 16l-3-3M10 30H6" />
        </g>
        <path class="meadow" d="M0 58C20 46 34 56 50 52S76 46 88 52V70H0z" />
      </g>
      <path class="frame" d="M44 12h88v70H44zM88 12v70M36 84h104" />
      <path
        class="curtain"
        d="M36 8h22c2 26-4 52-10 78H32C34 60 34 34 36 8zM140 8H118c-2 26 4 52 10 78h16C142 60 142 34 140 8z"
      />
      <path class="rod" d="M28 8H148" />
      <path class={`beam ${when("up")}`} d="M52 84H126L178 150H74z" />
      {/* Chair and lamp. */}
      <g class={`halo ${when("chair", "rest")}`}>
        <circle cx="22" cy="64" r="52" />
        <circle cx="22" cy="64" r="34" />
      </g>
      <path class="pole" d="M22 60V140M12 140H32" />
      <path class={`hood ${scene === "chair" || scene === "rest" ? "is-on" : ""}`} d="M14 46H30L38 66H6z" />
      <path class="leg" d="M48 130V142M98 130V142" />
      <path class="seat" d="M40 80C40 74 56 74 56 82V108H98C106 108 106 116 102 132H44C40 120 40 96 40 80z" />
      {/* In the chair. */}
      <g class={when("chair")}>
        <path class="pyjama-leg" d="M66 116H94Q100 116 100 124V138" />
        <path class="sock" d="M100 142H108" />
        <path class="pyjama" d="M54 122C52 100 54 90 66 90 78 90 82 102 80 122z" />
        <Head at="68 74" turn={6} eyes="closed" />
        <path class="sleeve" d="M64 100Q66 116 84 112" />
        <path class="cup" d="M84 102h12v8q0 5-6 5t-6-5zM96 105q5 0 0 6" />
        <path class="hand" d="M86 112v.1" />
        <path class="steam" d="M88 97q-3-4 0-8M93 97q-3-4 0-8" />
      </g>
      {/* The bed. */}
      <path class="stile" d="M342 60V142M190 98V142" />
      <path class="linen" d="M192 108H340V126H192z" />
      <path class="rail" d="M192 128H340" />
      <path class="linen" d="M290 110C284 98 288 88 298 88 312 84 326 84 334 88 340 94 340 104 336 110z" />
      <g class={when("asleep")}>
        <Head at="304 94" turn={66} eyes="closed" />
        <path class="blanket" d="M191 128C188 106 192 98 208 98 234 98 262 88 282 94 292 98 295 112 294 128z" />
        <path class="fold" d="M284 95C292 100 294 112 294 127" />
        <path class="crease" d="M210 114C226 114 242 110 256 104" />
      </g>
      <g class={when("awake")}>
        <Head at="302 86" turn={24} eyes="open" />
        <path
          class="blanket"
          d="M191 128C188 108 194 104 206 104 214 100 222 76 236 78 248 80 248 98 256 100 270 94 286 98 292 108 295 114 294 120 294 128z"
        />
        <path
          class="crease"
          d="M210 118C220 110 226 100 230 92M252 116C248 110 246 106 245 100M266 118C272 114 278 112 284 112"
        />
        <path class="sleeve" d="M290 104Q276 106 266 100" />
        <path class="hand" d="M264 99v.1" />
        <path
          class="worry"
          d="M262 60v.1M252 48v.1M226 28C212 24 214 44 228 40 242 36 236 18 222 24 208 32 222 48 238 38 250 30 238 18 232 26"
        />
      </g>
      <g class={when("rest")}>
        <g class="breath">
          <circle cx="304" cy="92" r="54" />
          <circle cx="304" cy="92" r="38" />
        </g>
        <path class="pyjama" d="M286 122C284 98 292 88 304 88 318 88 322 100 322 122z" />
        <Head at="306 70" turn={4} eyes="closed" />
        <path class="blanket" d="M191 128C188 108 196 106 210 106 240 106 270 108 294 112 302 114 324 112 324 128z" />
        <path class="fold" d="M268 110C290 112 318 114 324 127" />
        <path class="sleeve" d="M292 98Q288 112 302 110" />
        <path class="hand" d="M304 110v.1" />
      </g>
      <g class={when("up", "chair")}>
        <path class="blanket" d="M191 128C189 114 192 108 204 108H276C284 108 286 116 286 128z" />
        <path class="fold" d="M276 109C283 110 285 118 285 127" />
      </g>
      {/* Got up. */}
      <g class={when("up")}>
        <path class="pyjama-leg" d="M156 104V138M172 104V138" />
        <path class="sock" d="M152 143H159M169 143H176" />
        <path
          class="pyjama"
          d="M157 63C146 65 144 72 144 80L146 110Q164 115 182 110L184 80C184 72 182 65 171 63 169 69 159 69 157 63z"
        />
        <path class="sleeve" d="M149 74Q134 62 135 42M179 74Q194 62 193 42" />
        <path class="hand" d="M135 36V40M193 36V40" />
        <Head at="164 48" turn={0} eyes="closed" />
      </g>
      {/* Sleeps through it all; lower on a made bed. */}
      <g class="puss" style={{ transform: `translateY(${scene === "asleep" || scene === "awake" ? 0 : 9}px)` }}>
        <path class="cat" d="M200 98C196 88 206 82 216 84 228 85 232 94 228 99 220 102 206 102 200 98z" />
        <path
          class="cat-head"
          d="M202 98C197 94 197 88 199 84L204 88H209L214 84C216 88 216 94 211 98 208 100 205 100 202 98z"
        />
        <path class="ink thin" d="M202 93q2 2 4 0M208 93q2 2 4 0" />
      </g>
    </>
  );
}

/* ---- The week ---- */
