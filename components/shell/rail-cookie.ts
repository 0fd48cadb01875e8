/** Remembers "collapsed" or "open" for the rail; set by the browser, read by the workspace layout. */
export const railCookie = "querent_rail";
