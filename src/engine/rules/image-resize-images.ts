import type { ICallRule } from './call-rule';

/** tf.image.resize_images -> tf.image.resize, with other numbers. */
export const imageResizeImages: ICallRule = {
  name: 'image-resize-images',
  kinds: ['image-resize-images'],
  apply({ edit, say }) {
    if (edit.hasStar) {
      return;
    }
    // By place, TF2 would take align_corners for preserve_aspect_ratio.
    const [, , method, align, preserve, name] = edit.positional;
    if (align) {
      edit.remove(align);
      if (method) {
        edit.name(method, 'method');
      }
      if (preserve) {
        edit.name(preserve, 'preserve_aspect_ratio');
      }
      if (name) {
        edit.name(name, 'name');
      }
    }
    say(
      'WARNING',
      'tf.image.resize puts pixel centres at half a pixel and has no align_corners, so its numbers differ from those of tf.image.resize_images. For the same numbers call tf.compat.v1.image.resize_images.',
      { applied: align !== undefined }
    );
  }
};
