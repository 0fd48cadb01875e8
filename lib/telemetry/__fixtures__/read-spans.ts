/** A span as a collector gets it. */
export type SentSpan = {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty where it has none. */
  readonly parentId: string;
  readonly name: string;
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly events: readonly { readonly name: string; readonly attributes: Readonly<Record<string, unknown>> }[];
  readonly isError: boolean;
  /** Anything said of the error in words. */
  readonly message: string;
  /** Of whoever sent it. */
  readonly resource: Readonly<Record<string, unknown>>;
};

type Field = { readonly number: number; readonly value: Buffer | bigint };

/** The fields of one message. Source: https://protobuf.dev/programming-guides/encoding */
function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let [value, shift] = [0n, 0n];
    for (;;) {
      const byte = BigInt(message[at++] ?? 0);
      value |= (byte & 127n) << shift;
      if (byte < 128n) return value;
      shift += 7n;
    }
  };
  const bytes = (length: number): Buffer => {
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const tag = varint();
    const [number, form] = [Number(tag >> 3n), Number(tag & 7n)];
    if (form === 0) fields.push({ number, value: varint() });
    else if (form === 1) fields.push({ number, value: bytes(8) });
    else if (form === 2) fields.push({ number, value: bytes(Number(varint())) });
    else if (form === 5) fields.push({ number, value: bytes(4) });
    else throw new Error(`wire form ${form} is none`);
  }
  return fields;
}

const all = (fields: Field[], number: number): Buffer[] =>
  fields.flatMap((field) => (field.number === number && typeof field.value !== "bigint" ? [field.value] : []));
const bytesOf = (fields: Field[], number: number): Buffer => all(fields, number)[0] ?? Buffer.alloc(0);
const textOf = (fields: Field[], number: number): string => bytesOf(fields, number).toString("utf8");
const numberOf = (fields: Field[], number: number): number =>
  Number(fields.find((field) => field.number === number)?.value ?? 0);

/** AnyValue: a string, a boolean, a whole number or one with a fraction. */
function anyOf(value: Buffer): unknown {
  const [field] = fieldsOf(value);
  switch (field?.number) {
    case 1:
      return String(field.value);
    case 2:
      return field.value === 1n;
    case 3:
      return Number(BigInt.asIntN(64, field.value as bigint));
    case 4:
      return (field.value as Buffer).readDoubleLE();
    default:
      return undefined;
  }
}

function attributesOf(fields: Field[], number: number): Record<string, unknown> {
  const pairs = all(fields, number).map(fieldsOf);
  return Object.fromEntries(pairs.map((pair) => [textOf(pair, 1), anyOf(bytesOf(pair, 2))]));
}

/**
 * What an ExportTraceServiceRequest holds.
 * Source: https://github.com/open-telemetry/opentelemetry-proto, opentelemetry/proto/trace/v1/trace.proto
 */
export function readSpans(request: Buffer): SentSpan[] {
  return all(fieldsOf(request), 1).flatMap((resourceSpans) => {
    const parts = fieldsOf(resourceSpans);
    const resource = attributesOf(fieldsOf(bytesOf(parts, 1)), 1);
    return all(parts, 2).flatMap((scope) => all(fieldsOf(scope), 2).map((span) => spanOf(fieldsOf(span), resource)));
  });
}

function spanOf(span: Field[], resource: SentSpan["resource"]): SentSpan {
  const status = fieldsOf(bytesOf(span, 15));
  return {
    traceId: bytesOf(span, 1).toString("hex"),
    spanId: bytesOf(span, 2).toString("hex"),
    parentId: bytesOf(span, 4).toString("hex"),
    name: textOf(span, 5),
    kind: numberOf(span, 6),
    attributes: attributesOf(span, 9),
    events: all(span, 11)
      .map(fieldsOf)
      .map((event) => ({ name: textOf(event, 2), attributes: attributesOf(event, 3) })),
    isError: numberOf(status, 3) === 2,
    message: textOf(status, 2),
    resource,
  };
}
