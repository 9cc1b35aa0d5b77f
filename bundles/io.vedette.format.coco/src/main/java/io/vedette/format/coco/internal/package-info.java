/** Annotation format: COCO. */
package io.vedette.format.coco.internal;
