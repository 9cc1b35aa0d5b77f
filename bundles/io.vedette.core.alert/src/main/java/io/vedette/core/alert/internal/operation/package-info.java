/** Work that takes longer than a request. */
package io.vedette.core.alert.internal.operation;
