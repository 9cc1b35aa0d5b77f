/** Labeling dispatcher: HTTP vendor. */
package io.vedette.labeling.http.internal;
