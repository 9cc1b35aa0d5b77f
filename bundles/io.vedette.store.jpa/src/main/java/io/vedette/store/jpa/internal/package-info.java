/** SQL stores. */
package io.vedette.store.jpa.internal;
