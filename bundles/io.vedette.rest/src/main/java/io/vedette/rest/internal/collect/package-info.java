/** Resources of samples and selections. */
package io.vedette.rest.internal.collect;
