/** Web pages. */
package io.vedette.web.internal;
