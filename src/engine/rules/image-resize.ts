import type { ICallRule } from './call-rule';
import { full } from './call-rule';

/** tf.image.resize_bilinear(x, s) -> tf.image.resize(x, s, method=tf.image.ResizeMethod.BILINEAR). */
export const imageResize: ICallRule = {
  name: 'image-resize',
  kinds: ['image-resize'],
  apply(site) {
    const { edit, method, spell, say } = site;
    if (edit.hasStar) {
      return;
    }
    const kind = method.slice('resize_'.length).toUpperCase();
    const [, , align, name, centers] = edit.positional;
    if (name) {
      edit.name(name, 'name');
    }
    for (const gone of [
      align,
      centers,
      edit.keyword('align_corners'),
      edit.keyword('half_pixel_centers')
    ]) {
      if (gone) {
        edit.remove(gone);
      }
    }
    edit.add('method', spell(`image.ResizeMethod.${kind}`), edit.farPlace());
    edit.functionText = spell('image.resize');
    say(
      'INFO',
      `${full(site)} is now tf.image.resize with method=tf.image.ResizeMethod.${kind}.${kind === 'AREA' ? '' : ' TF2 takes the middle of a pixel as its place, so the numbers may differ a little.'}`,
      { replacement: 'tf.image.resize', applied: true }
    );
  }
};
