/** Where the frame's first script is, beside the element's: the build puts it in. */
declare const __FRAME__: string;
