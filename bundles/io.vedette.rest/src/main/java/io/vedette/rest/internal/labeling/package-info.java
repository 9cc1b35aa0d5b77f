/** Labeling over REST. */
package io.vedette.rest.internal.labeling;
