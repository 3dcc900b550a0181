/** An address as a QR code, drawn as SVG; the code that makes it is fetched when it is needed. */
import { useEffect, useState } from "preact/hooks";
import { t } from "./words";

export function Qr(props: { address: string }) {
  const [dots, setDots] = useState<boolean[][]>([]);
  useEffect(() => {
    let gone = false;
    void import("qr").then(({ encodeQR }) => {
      if (!gone) setDots(encodeQR(props.address, "raw", { ecc: "medium", border: 2 }));
    });
    return () => {
      gone = true;
    };
  }, [props.address]);
  const size = dots.length || 1;
  const path = dots.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      class="qr"
      role="img"
      aria-label={t("QR code with the address {address}", { address: props.address })}
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      data-part="qr"
      data-address={props.address}
      data-drawn={dots.length > 0}
    >
      <rect class="qr-ground" width={size} height={size} />
      <path class="qr-dots" d={path} />
    </svg>
  );
}
