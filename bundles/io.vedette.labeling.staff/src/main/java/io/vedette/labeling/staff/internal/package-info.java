/** Labeling dispatcher: staff. */
package io.vedette.labeling.staff.internal;
