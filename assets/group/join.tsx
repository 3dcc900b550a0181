/** How phones join: a QR code, a short address and the code of the room. */

import { Qr } from "./qr";
import type { Room } from "./room";
import { say } from "./words";

/** An address as people type it. */
export function typed(address: string): string {
  return address.replace(/^https?:\/\//, "").replace(/\/$/, "");
}

export function Join(props: { room: Room; phones: string; joined: number; small?: boolean }) {
  const { room, phones, joined } = props;
  return (
    <div class={`join ${props.small ? "is-small" : ""}`} data-part="join">
      {!props.small && <h2 class="join-title">{say("join_title")}</h2>}
      <Qr address={`${phones}groep/#${room.code}`} />
      <div class="join-words">
        <p>
          {say("join_how")}{" "}
          <strong class="join-address" data-part="join-address">
            {typed(`${phones}groep/`)}
          </strong>
        </p>
        <p>
          {say("join_code")}{" "}
          <strong
            role="img"
            class="room-code"
            data-part="room-code"
            aria-label={say("code_spelled", { code: [...room.code].join(" ") })}
          >
            {room.code}
          </strong>
        </p>
        <p class="join-count" data-part="phones">
          <span>{joined}</span> {say(joined === 1 ? "one_phone" : "phones")}
        </p>
        {!props.small && <p class="join-none">{say("join_none")}</p>}
      </div>
    </div>
  );
}
