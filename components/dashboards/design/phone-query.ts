/** From this width on there is room beside the grid; below it panels lie over it. The same as in the style sheets. */
export const phoneQuery = "(max-width: 768px)";
