/** Alert notifier: webhook. */
package io.vedette.notify.webhook.internal;
