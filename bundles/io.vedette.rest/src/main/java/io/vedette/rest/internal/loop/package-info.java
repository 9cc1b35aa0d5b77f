/** Resources of loops and simulated hours. */
package io.vedette.rest.internal.loop;
