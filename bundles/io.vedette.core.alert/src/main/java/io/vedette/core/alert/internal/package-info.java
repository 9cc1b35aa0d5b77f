/** The part of the core around alerts; here what its packages share. */
package io.vedette.core.alert.internal;
