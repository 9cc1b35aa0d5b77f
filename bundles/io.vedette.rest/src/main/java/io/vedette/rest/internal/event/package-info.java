/** What happens, as server-sent events. */
package io.vedette.rest.internal.event;
