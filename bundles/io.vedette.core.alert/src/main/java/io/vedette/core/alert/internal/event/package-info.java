/** What happens, told to all who listen. */
package io.vedette.core.alert.internal.event;
