/** The improvement loop. */
package io.vedette.core.loop.internal;
