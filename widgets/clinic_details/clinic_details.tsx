/** Who offers the course and how to reach them. What the clinic did not fill in is not there. */
import type { ComponentChildren } from "preact";
import { telOf, WithPhoneNumbers } from "../front/phone_numbers";
import { Card, defineWidget, traitsOf, useTexts } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useContent } = traitsOf<Traits>();

function ClinicDetails() {
  const t = useTexts();
  const { name, text, towns, phone, mail, web } = useContent("_clinic");
  const rows: [string, ComponentChildren][] = [];
  if (towns.length > 0)
    rows.push([
      t("Where"),
      <ul>
        {towns.map((town) => (
          <li key={town}>{town}</li>
        ))}
      </ul>,
    ]);
  if (phone) rows.push([t("Call"), <a href={`tel:${telOf(phone)}`}>{phone}</a>]);
  if (mail) rows.push([t("Mail"), <a href={`mailto:${mail}`}>{mail}</a>]);
  if (web)
    rows.push([
      t("Web site"),
      <a href={web} rel="noopener noreferrer">
        {web.replace(/^https?:\/\/|\/$/g, "")}
      </a>,
    ]);
  const known = Boolean(name || text || rows.length > 0);
  return (
    <Card
      title={t("Whom can you ask?")}
      todo={
        known
          ? t("This course is offered by:")
          : t("Your own therapist or doctor is a good start. Ask where you can go.")
      }
    >
      {known && (
        <div class="details" data-part="details">
          {name && <p class="name">{name}</p>}
          {text && (
            <p>
              <WithPhoneNumbers text={text} />
            </p>
          )}
          {rows.length > 0 && (
            <dl>
              {rows.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
          <p class="w-note">
            {phone || mail || web
              ? t("Your own therapist or doctor is a good start too.")
              : t("Your own therapist or doctor can tell you how to make an appointment.")}
          </p>
        </div>
      )}
    </Card>
  );
}

export default defineWidget(ClinicDetails);
