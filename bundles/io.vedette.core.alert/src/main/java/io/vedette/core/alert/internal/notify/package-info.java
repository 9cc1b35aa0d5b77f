/** Notices that leave the server, by way of an outbox. */
package io.vedette.core.alert.internal.notify;
