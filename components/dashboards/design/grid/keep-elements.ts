import type { ReactElement } from "react";

/**
 * Draws widgets as elements that stay the same while nothing of a widget changes: React then passes over it and over all that the
 * grid's library puts around each, which for a hundred widgets takes longer than a frame.
 */
export function keepElements<P extends { readonly widget: object }>(
  draw: (props: P) => ReactElement,
): (props: P) => ReactElement {
  // Widgets that do not change stay the same objects.
  const kept = new WeakMap<object, { readonly props: P; readonly element: ReactElement }>();
  return (props) => {
    const before = kept.get(props.widget);
    if (before && hasSameProps(before.props, props)) return before.element;
    const element = draw(props);
    kept.set(props.widget, { props, element });
    return element;
  };
}

function hasSameProps<P extends object>(a: P, b: P): boolean {
  const names = Object.keys(b) as (keyof P)[]; // the names of an object of this type
  return names.length === Object.keys(a).length && names.every((name) => Object.is(a[name], b[name]));
}
