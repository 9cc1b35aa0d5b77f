/** REST runtime. */
package io.vedette.rest.runtime.internal;
