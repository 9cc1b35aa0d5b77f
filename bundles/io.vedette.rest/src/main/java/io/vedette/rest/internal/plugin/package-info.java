/** Plugins over REST. */
package io.vedette.rest.internal.plugin;
