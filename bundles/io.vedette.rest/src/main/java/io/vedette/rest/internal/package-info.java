/** REST resources. */
package io.vedette.rest.internal;
