import { nothing } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

class Bitmap extends Directive {
  #pixels: Float32Array | null = null;
  #shades: Uint32Array | null = null;

  override render(_pixels: Float32Array | null, _size: [number, number], _shades: Uint32Array) {
    return nothing;
  }

  override update(
    part: ElementPart,
    [pixels, [height, width], shades]: [Float32Array | null, [number, number], Uint32Array],
  ) {
    if (pixels === this.#pixels && shades === this.#shades) return;
    this.#pixels = pixels;
    this.#shades = shades;
    const canvas = part.element as HTMLCanvasElement;
    canvas.width = width;
    canvas.height = height;
    if (!pixels) return;
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
    const image = pen.createImageData(width, height);
    const words = new Uint32Array(image.data.buffer);
    pixels.forEach((value, at) => {
      const shade = Math.min(shades.length - 1, Math.max(0, Math.floor(value * shades.length)));
      words[at] = shades[shade]!;
    });
    pen.putImageData(image, 0, 0);
  }
}

/** Paints values of 0 to 1 ([height, width], row by row; null: nothing) on a canvas in the given shades. */
export const bitmap = directive(Bitmap);
