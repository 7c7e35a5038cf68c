/**
 * Stands in for the library that Chart.js mixes colours with, in animations and under the pointer:
 * here it does neither (vite.config.ts).
 */
export class Color {}
