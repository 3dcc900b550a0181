/** How phones join: a QR code, a short address and the code of the room. */

import { Qr } from "./qr";
import type { Room } from "./room";
import { t } from "./words";

/** An address as people type it. */
export function typed(address: string): string {
  return address.replace(/^https?:\/\//, "").replace(/\/$/, "");
}

export function Join(props: { room: Room; phones: string; joined: number; small?: boolean }) {
  const { room, phones, joined } = props;
  return (
    <div class={`join ${props.small ? "is-small" : ""}`} data-part="join">
      {!props.small && <h2 class="join-title">{t("Take part with your phone")}</h2>}
      <Qr address={`${phones}groep/#${room.code}`} />
      <div class="join-words">
        <p>
          {t("Scan the code, or go to")}{" "}
          <strong class="join-address" data-part="join-address">
            {typed(`${phones}groep/`)}
          </strong>
        </p>
        <p>
          {t("and type")}{" "}
          <strong
            role="img"
            class="room-code"
            data-part="room-code"
            aria-label={t("The code is {code}", { code: [...room.code].join(" ") })}
          >
            {room.code}
          </strong>
        </p>
        <p class="join-count" data-part="phones">
          <span>{joined}</span> {t(joined === 1 ? "phone takes part" : "phones take part")}
        </p>
        {!props.small && <p class="join-none">{t("No phone? Put up your hand when it is time.")}</p>}
      </div>
    </div>
  );
}
