/** Resources of datasets, imports, exports and uploads. */
package io.vedette.rest.internal.dataset;
