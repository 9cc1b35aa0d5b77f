/** Datasets and their versions. */
package io.vedette.core.dataset.internal;
