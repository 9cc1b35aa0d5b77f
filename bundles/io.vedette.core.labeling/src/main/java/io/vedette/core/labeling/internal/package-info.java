/** Labeling work. */
package io.vedette.core.labeling.internal;
